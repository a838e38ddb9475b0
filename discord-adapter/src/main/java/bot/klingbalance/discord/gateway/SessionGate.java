package bot.klingbalance.discord.gateway;

import bot.klingbalance.lease.SessionStarts;
import bot.klingbalance.lease.SessionStarts.Recent;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when the next session may be begun, and counts those that are. Where the store cannot count,
 * the sessions of this process count.
 */
public final class SessionGate {
  private static final Logger log = LoggerFactory.getLogger(SessionGate.class);

  /** A shorter pause is not worth a line in the log. */
  private static final Duration WORTH_TELLING = Duration.ofSeconds(15);

  private final SessionStarts starts;
  private final SessionStarts own = SessionStarts.ofThisProcess();
  private final Clock clock;
  private final Duration least;

  /**
   * A gate that has let nobody through.
   *
   * @param least between two sessions
   */
  public SessionGate(SessionStarts starts, Clock clock, Duration least) {
    this.starts = starts;
    this.clock = clock;
    this.least = least;
  }

  /** How long to wait; blocks while the store answers. */
  Duration pause(StartLimit limit) {
    Recent recent = recent(clock.instant());
    Duration pause = limit.pause(recent, least);
    if (pause.compareTo(WORTH_TELLING) >= 0) {
      log.warn(
          "The bot began {} with Discord in 24 hours, and Discord allows {} more of {}:"
              + " the next one waits {}. Bots that begin too many lose their token. Look"
              + " why the bot starts so often.",
          CountText.of(recent.count(), "session"),
          limit.remaining(),
          limit.total(),
          CountText.of(pause.toSeconds(), "second"));
    }
    return pause;
  }

  /** One is begun now; blocks while the store answers. */
  Instant beginning() {
    Instant now = clock.instant();
    own.beginning(now);
    try {
      starts.beginning(now);
    } catch (StoreUnavailable uncounted) {
      // It counts in this process.
    }
    return now;
  }

  /** It came to nothing before Discord could count it. */
  void notBegun(Instant at) {
    own.notBegun(at);
    try {
      starts.notBegun(at);
    } catch (StoreUnavailable counted) {
      // One too many is counted: rather that than one too few.
    }
  }

  private Recent recent(Instant now) {
    try {
      return starts.recent(now);
    } catch (StoreUnavailable untold) {
      return own.recent(now);
    }
  }
}

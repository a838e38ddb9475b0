package bot.klingbalance.alert;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.store.BackgroundThread;
import bot.klingbalance.store.StoreThread;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.Escalation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each minute for messages that are to mention somebody once more, in the channels for which
 * the settings say so, and writes down the message that does. On a thread of its own.
 */
public final class Escalations implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Escalations.class);

  static final Duration EVERY = Duration.ofMinutes(1);

  private final AllWatches watches;
  private final Outbox outbox;
  private final Clock clock;
  private final WarningListener listener;
  private final StoreThread thread;
  private volatile boolean mayWork = true;

  /**
   * Escalations that wait for {@link #start}.
   *
   * @param listener told of what is to be sent
   */
  public Escalations(AllWatches watches, Outbox outbox, Clock clock, WarningListener listener) {
    this(watches, outbox, clock, listener, new BackgroundThread("escalations"));
  }

  Escalations(
      AllWatches watches,
      Outbox outbox,
      Clock clock,
      WarningListener listener,
      StoreThread thread) {
    this.watches = watches;
    this.outbox = outbox;
    this.clock = clock;
    this.listener = listener;
    this.thread = thread;
  }

  /** Writes nothing until it is let again: another bot does. */
  public void letWork(boolean may) {
    mayWork = may;
  }

  public void start() {
    thread.after(EVERY, () -> thread.repeat(this::look, EVERY));
  }

  @Override
  public void close() {
    thread.close(() -> {});
  }

  private void look() {
    try {
      if (mayWork) {
        watches.escalating().forEach(this::look);
      }
    } catch (StoreUnavailable known) {
      log.debug("Who is to be mentioned once more is looked up again soon.", known);
    }
  }

  private void look(Channel channel) {
    Optional<Escalation> escalation = watches.escalation(channel);
    Optional<DailyTime> daily = watches.of(channel).schedule();
    if (escalation.isPresent() && daily.isPresent()) {
      look(channel, escalation.get(), daily.get(), clock.instant());
    }
  }

  /** One message at a time: the next look knows whom this one has called. */
  private void look(Channel channel, Escalation escalation, DailyTime daily, Instant now) {
    LocalDate since = daily.dateOf(now.minus(escalation.after())).minusDays(1);
    List<Delivery> all = outbox.of(channel, since);
    for (Delivery told : all) {
      Optional<Digest> again = EscalationCheck.of(told, all, escalation.after(), daily, now);
      if (again.filter(outbox::interject).isPresent()) {
        listener.planned(again.get());
        return;
      }
    }
  }
}

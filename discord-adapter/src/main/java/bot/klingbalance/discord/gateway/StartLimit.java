package bot.klingbalance.discord.gateway;

import bot.klingbalance.lease.SessionStarts.Recent;
import java.time.Duration;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * How many sessions may be begun: {@code docs/events/gateway}, Session Start Limit Object. Where a
 * bot uses up all of a day, Discord resets its token.
 *
 * @param total in a day
 * @param remaining of them
 * @param resetAfter until all may be begun again
 */
public record StartLimit(int total, int remaining, Duration resetAfter) {
  /** {@code docs/events/gateway}, Rate Limiting. */
  static final StartLimit UNTOLD = new StartLimit(1_000, 1_000, Duration.ZERO);

  /** One in so many may be begun without a pause beyond Discord's: updates and deaths of a day. */
  private static final int FREE_PART = 5;

  /** So many parts of the total more, and the pause doubles. */
  private static final int STEP_PART = 40;

  /** From so few on Discord's rest is shared out over the time until there are more. */
  private static final int SCARCE_PART = 10;

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 10;

  /** What {@code gateway/bot} tells; a limit that it does not tell is Discord's usual one. */
  static StartLimit of(DataObject gateway) {
    return gateway
        .optObject("session_start_limit")
        .map(
            limit ->
                new StartLimit(
                    Math.max(1, limit.getInt("total", UNTOLD.total())),
                    limit.getInt("remaining", UNTOLD.remaining()),
                    Duration.ofMillis(limit.getLong("reset_after", 0))))
        .orElse(UNTOLD);
  }

  /**
   * How long to wait before the next session.
   *
   * @param recent those of the last day, of all bots
   * @param least between two sessions
   */
  public Duration pause(Recent recent, Duration least) {
    if (remaining <= 0) {
      return resetAfter;
    }
    Duration between = longer(longer(least, grown(recent.count())), shared());
    Duration rest = between.minus(recent.sinceLast());
    // A last one in the future is that of a bot whose clock is ahead.
    Duration most = rest.compareTo(between) > 0 ? between : rest;
    return most.isNegative() ? Duration.ZERO : most;
  }

  /** Whether something begins more sessions than updates and deaths of a day explain. */
  boolean isHalfUsedUp() {
    return remaining < total / 2;
  }

  /** Between two sessions, after so many in a day. */
  private Duration grown(int count) {
    int beyond = count - total / FREE_PART;
    if (beyond < 0) {
      return Duration.ZERO;
    }
    int doublings = Math.min(MOST_DOUBLINGS, 1 + beyond / Math.max(1, total / STEP_PART));
    Duration grown = GatewayAddress.IDENTIFY_PAUSE.multipliedBy(1L << doublings);
    return grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
  }

  private Duration shared() {
    return remaining > total / SCARCE_PART
        ? Duration.ZERO
        : resetAfter.dividedBy(Math.max(1, remaining));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}

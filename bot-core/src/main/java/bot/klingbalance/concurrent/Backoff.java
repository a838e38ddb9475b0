package bot.klingbalance.concurrent;

import java.time.Duration;

/**
 * Exponential backoff: the delay doubles with each failure up to a cap.
 *
 * @param first the longest delay after the first failure
 * @param most the cap
 */
public record Backoff(Duration first, Duration most) {
  /** With up to an hour for {@code first}, the nanoseconds still fit a {@code long}. */
  private static final int MOST_DOUBLINGS = 20;

  public Backoff {
    if (first.isNegative() || first.isZero() || first.toHours() > 1 || most.compareTo(first) < 0) {
      throw new IllegalArgumentException("a backoff from %s to %s".formatted(first, most));
    }
  }

  /**
   * The longest delay after so many failures in a row.
   *
   * @param failures 1 or more
   */
  public Duration longest(int failures) {
    int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
    Duration doubled = first.multipliedBy(1L << doublings);
    return doubled.compareTo(most) < 0 ? doubled : most;
  }

  /**
   * A delay with jitter, so that many callers do not come back at once.
   *
   * @param failures 1 or more
   * @param jitter from 0, for half of the longest delay, to 1, for all of it
   */
  public Duration after(int failures, double jitter) {
    Duration half = longest(failures).dividedBy(2);
    return half.plusNanos((long) (jitter * half.toNanos()));
  }
}

package bot.klingbalance.slack.connection;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Longer and longer waits between attempts, so that a service in trouble is not asked by everybody
 * at once.
 *
 * @param first the longest wait after the first failure; it doubles with each further one
 * @param most what it grows to
 */
public record Backoff(Duration first, Duration most) {
  /** Doubling more often than this would pass any sensible {@code most}. */
  private static final int MOST_DOUBLINGS = 20;

  /**
   * How long to wait after so many failures in a row: between half of the longest and all of it.
   */
  public Duration after(int failures) {
    long longest =
        Math.min(
            most.toMillis(),
            first.toMillis() << Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1)));
    return Duration.ofMillis(
        longest / 2 + ThreadLocalRandom.current().nextLong(longest - longest / 2 + 1));
  }
}

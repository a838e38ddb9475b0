package bot.klingbalance.useapi;

import java.time.Duration;

/**
 * Limits for the requests to useapi.net.
 *
 * @param parallel how many requests run at once, over all accounts
 * @param keptFor how long an answer is cached for those who do not ask for a live one
 * @param deadline how long one call may take with all its retries, from its first request on
 * @param attempt how long one request may take: less than the deadline, so that a connection that
 *     hangs leaves time for another one, and more than the vendor's sign-in to Kling takes
 * @param waiting how many requests may wait in the queue; more fail at once
 */
public record UseApiLimits(
    int parallel, Duration keptFor, Duration deadline, Duration attempt, int waiting) {
  public static final UseApiLimits DEFAULT =
      new UseApiLimits(
          4, Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(12), 10_000);

  public UseApiLimits {
    if (parallel < 1 || waiting < 1 || keptFor.isNegative()) {
      throw new IllegalArgumentException("at least one request at once, and one that waits");
    }
    if (deadline.toMillis() < 1 || attempt.toMillis() < 1) {
      throw new IllegalArgumentException("a request takes a millisecond at least");
    }
  }
}

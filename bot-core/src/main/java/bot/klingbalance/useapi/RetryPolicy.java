package bot.klingbalance.useapi;

import bot.klingbalance.useapi.wire.ErrorResponse;
import java.time.Duration;
import java.util.Optional;

/** When a request is made again: a pure function of what has happened so far. */
final class RetryPolicy {
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);

  private RetryPolicy() {}

  /**
   * How long to wait before the next request; nothing when there is none, because there were enough
   * or because it would come after the deadline.
   *
   * @param requests how many were made, 1 or more
   * @param elapsed since the first of them began
   * @param jitter from 0 to 1: where in its range the wait lies, so that many do not come at once
   */
  static Optional<Duration> waitBeforeNext(
      ErrorResponse trouble, int requests, Duration elapsed, Duration deadline, double jitter) {
    if (requests >= trouble.mostRequests()) {
      return Optional.empty();
    }
    Duration backoff = backoff(requests, jitter);
    Duration wait =
        trouble.retryAfter().filter(told -> told.compareTo(backoff) > 0).orElse(backoff);
    return Optional.of(wait).filter(each -> elapsed.plus(each).compareTo(deadline) < 0);
  }

  /** Doubles from request to request; its upper half is left to chance. */
  private static Duration backoff(int requests, double jitter) {
    long half = FIRST_BACKOFF.dividedBy(2).toNanos() << Math.min(requests - 1, 10);
    return Duration.ofNanos(half + (long) (jitter * half));
  }
}

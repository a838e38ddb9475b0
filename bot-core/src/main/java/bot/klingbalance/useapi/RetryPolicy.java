package bot.klingbalance.useapi;

import bot.klingbalance.concurrent.Backoff;
import bot.klingbalance.useapi.wire.ErrorResponse;
import java.time.Duration;
import java.util.Optional;

/** When a request is made again: a pure function of what has happened so far. */
final class RetryPolicy {
  private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1));

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
      ErrorResponse error, int requests, Duration elapsed, Duration deadline, double jitter) {
    if (requests >= error.mostRequests()) {
      return Optional.empty();
    }
    Duration backoff = BACKOFF.after(requests, jitter);
    Duration wait = error.retryAfter().filter(told -> told.compareTo(backoff) > 0).orElse(backoff);
    return Optional.of(wait).filter(each -> elapsed.plus(each).compareTo(deadline) < 0);
  }
}

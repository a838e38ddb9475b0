package bot.klingbalance.slack.connection;

import bot.klingbalance.concurrent.Backoff;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Runs an attempt again after it failed: later with each failure in a row. To be used on the
 * timer's one thread only.
 */
public final class RetryTimer {
  private final Backoff backoff;
  private final ScheduledExecutorService timer;
  private int failures;

  public RetryTimer(Backoff backoff, ScheduledExecutorService timer) {
    this.backoff = backoff;
    this.timer = timer;
  }

  /**
   * Runs the next attempt after one more failure.
   *
   * @param atLeast how long Slack asked to wait; zero when it did not say
   */
  public void afterFailure(Duration atLeast, Runnable attempt) {
    failures++;
    Duration wait = backoff.after(failures, ThreadLocalRandom.current().nextDouble());
    after(atLeast.compareTo(wait) > 0 ? atLeast : wait, attempt);
  }

  /** Runs the next attempt after a time of its own, which counts as no failure. */
  void after(Duration wait, Runnable attempt) {
    var unused = timer.schedule(attempt, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** An attempt succeeded: the next failure counts as the first. */
  void reset() {
    failures = 0;
  }
}

package bot.klingbalance.slack.connection;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.concurrent.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RetryTimerTest {
  private final List<Duration> waits = new ArrayList<>();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
          waits.add(Duration.of(delay, unit.toChronoUnit()));
          return super.schedule(task, 0, unit);
        }
      };
  private final RetryTimer retries =
      new RetryTimer(new Backoff(Duration.ofSeconds(4), Duration.ofSeconds(16)), timer);

  @AfterEach
  void close() {
    timer.shutdownNow();
  }

  @Test
  void eachFailureInARowWaitsLongerUpToAMost() {
    for (int i = 0; i < 5; i++) {
      retries.afterFailure(Duration.ZERO, RetryTimerTest::attempt);
    }

    assertWaits(2, 4, 4, 8, 8, 16, 8, 16, 8, 16);
  }

  @Test
  void whatSlackAskedForIsWaitedOut() {
    retries.afterFailure(Duration.ofSeconds(30), RetryTimerTest::attempt);

    assertWaits(30, 30);
  }

  @Test
  void theFirstFailureAfterASuccessWaitsAsShortlyAsTheFirstEver() {
    retries.afterFailure(Duration.ZERO, RetryTimerTest::attempt);
    retries.afterFailure(Duration.ZERO, RetryTimerTest::attempt);
    retries.reset();
    retries.afterFailure(Duration.ZERO, RetryTimerTest::attempt);

    assertWaits(2, 4, 4, 8, 2, 4);
  }

  @Test
  void aWaitOfItsOwnCountsAsNoFailure() {
    retries.after(Duration.ofMinutes(5), RetryTimerTest::attempt);
    retries.afterFailure(Duration.ZERO, RetryTimerTest::attempt);

    assertWaits(300, 300, 2, 4);
  }

  private static void attempt() {}

  /** The shortest and the longest, in seconds, of each wait so far. */
  private void assertWaits(int... bounds) {
    assertThat(waits).hasSize(bounds.length / 2);
    for (int i = 0; i < waits.size(); i++) {
      assertThat(waits.get(i))
          .isBetween(Duration.ofSeconds(bounds[2 * i]), Duration.ofSeconds(bounds[2 * i + 1]));
    }
  }
}

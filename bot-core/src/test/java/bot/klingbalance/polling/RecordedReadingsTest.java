package bot.klingbalance.polling;

import static bot.klingbalance.digest.SomeDigests.account;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.store.StoreThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordedReadingsTest {
  private final FakeHistory history = new FakeHistory();
  private final StoreThreads threads = new StoreThreads("store", 1);
  private final RecordedReadings readings = new RecordedReadings(history, threads);

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void whileTheStoreIsAwayOrHasNoThreadLeftThatIsToldAtOnce() {
    history.goAway();
    assertThat(readings.read(account("render-a"), Instant.EPOCH))
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableThat()
        .withRootCauseInstanceOf(IllegalStateException.class);

    history.comeBack();
    threads.close();
    assertThat(readings.read(account("render-a"), Instant.EPOCH))
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableThat()
        .withCauseInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void aStoreThatHangsCountsAsAwayWhenThatWasWaitedForLongEnough() {
    CompletableFuture<Void> enough = new CompletableFuture<>();
    CountDownLatch hangs = new CountDownLatch(1);
    try (StoreThreads one = new StoreThreads("store-that-hangs", 1)) {
      CompletableFuture<Void> unused = one.ask(() -> awaited(hangs));
      CompletableFuture<List<RecordedReading>> read =
          new RecordedReadings(history, one, () -> enough).read(account("render-a"), Instant.EPOCH);
      assertThat(read).isNotDone();

      enough.complete(null);

      assertThat(read).isCompletedExceptionally();
      hangs.countDown();
    }
  }

  private static Void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }
}

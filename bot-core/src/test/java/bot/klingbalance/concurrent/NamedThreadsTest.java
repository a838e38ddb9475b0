package bot.klingbalance.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;

class NamedThreadsTest {
  @Test
  void threadsSayWhoseTheyAreAndKeepNoProgramFromEnding() {
    NamedThreads numbered = NamedThreads.numbered("check");

    assertThat(numbered.newThread(() -> {}).getName()).isEqualTo("check-1");
    assertThat(numbered.newThread(() -> {}).getName()).isEqualTo("check-2");
    assertThat(NamedThreads.single("outbox").newThread(() -> {}))
        .returns("outbox", Thread::getName)
        .returns(true, Thread::isDaemon);
  }

  @Test
  void aPoolRefusesWhatItHasNoRoomFor() {
    CountDownLatch end = new CountDownLatch(1);
    ThreadPoolExecutor pool = NamedThreads.pool("store", 1, 1);
    try {
      pool.execute(() -> awaitEnd(end));
      pool.execute(() -> {});

      assertThatThrownBy(() -> pool.execute(() -> {}))
          .isInstanceOf(RejectedExecutionException.class);
    } finally {
      end.countDown();
      pool.shutdownNow();
    }
  }

  private static void awaitEnd(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}

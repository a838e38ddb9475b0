package bot.klingbalance.store;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.testing.LogLines;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundThreadTest {
  private final BackgroundThread thread = new BackgroundThread("some-thread");
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void whatItIsGivenIsDoneInOrderOnTheThreadAndTheLastIsWaitedFor() {
    for (int i = 0; i < 100; i++) {
      String work = "work " + i;
      thread.now(() -> done.add(work));
    }
    thread.close(() -> done.add("last on " + Thread.currentThread().getName()));

    assertThat(done).hasSize(101).startsWith("work 0", "work 1").endsWith("last on some-thread");
  }

  @Test
  void whatIsGivenAfterTheEndOrForLaterIsLeftUndone() {
    thread.after(Duration.ofHours(1), () -> done.add("later"));
    thread.close(() -> done.add("last"));
    thread.now(() -> done.add("after the end"));
    thread.close(() -> done.add("last again"));

    assertThat(done).containsExactly("last");
  }

  @Test
  void aDefectIsToldAndEndsNothing() throws Exception {
    CompletableFuture<String> next = new CompletableFuture<>();
    try (LogLines log = LogLines.of(BackgroundThread.class)) {
      thread.now(
          () -> {
            throw new IllegalStateException("broken");
          });
      thread.after(Duration.ofMillis(1), () -> next.complete("done"));

      assertThat(next.get(20, TimeUnit.SECONDS)).isEqualTo("done");
      assertThat(log.warnings()).containsExactly("Work in the background failed for a defect.");
    }
    thread.close(() -> {});
  }
}

package bot.klingbalance.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundTaskTest {
  @Test
  void whatIsDoneLaterKeepsNoThreadBeyondIt() throws Exception {
    CompletableFuture<Thread> done = new CompletableFuture<>();

    BackgroundTask.later("later", Duration.ZERO, () -> done.complete(Thread.currentThread()));

    Thread thread = done.get(10, TimeUnit.SECONDS);
    assertThat(thread.isDaemon()).isTrue();
    thread.join(TimeUnit.SECONDS.toMillis(10));
    assertThat(thread.isAlive()).isFalse();
  }
}

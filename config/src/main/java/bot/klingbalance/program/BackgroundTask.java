package bot.klingbalance.program;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work that goes on beside the rest of a start. */
public final class BackgroundTask {
  private BackgroundTask() {}

  /** Does {@code work} on a thread of its own, which does not keep the program from ending. */
  public static <T> CompletableFuture<T> start(String name, Supplier<T> work) {
    return CompletableFuture.supplyAsync(
        work,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          thread.start();
        });
  }

  /** Does {@code work} once, when {@code delay} is over, unless the program has ended by then. */
  public static void later(String name, Duration delay, Runnable work) {
    Timer timer = new Timer(name, true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            timer.cancel();
            work.run();
          }
        },
        delay.toMillis());
  }
}

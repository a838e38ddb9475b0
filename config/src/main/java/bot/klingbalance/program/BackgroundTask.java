package bot.klingbalance.program;

import bot.klingbalance.concurrent.NamedThreads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Work that goes on beside the rest of a start. */
public final class BackgroundTask {
  private BackgroundTask() {}

  /** Does {@code work} on a thread of its own, which does not keep the program from ending. */
  public static <T> CompletableFuture<T> start(String name, Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, onItsOwnThread(name));
  }

  /** Does {@code work} once, when {@code delay} is over, unless the program has ended by then. */
  public static void later(String name, Duration delay, Runnable work) {
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, onItsOwnThread(name))
        .execute(work);
  }

  private static Executor onItsOwnThread(String name) {
    return task -> NamedThreads.single(name).newThread(task).start();
  }
}

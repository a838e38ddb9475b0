package bot.klingbalance.program;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work that goes on beside the rest of a start. */
final class Beside {
  private Beside() {}

  /** Does {@code work} on a thread of its own, which does not keep the program from ending. */
  static <T> CompletableFuture<T> start(String name, Supplier<T> work) {
    return CompletableFuture.supplyAsync(
        work,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          thread.start();
        });
  }
}

package bot.klingbalance.concurrent;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Ends several things at the same time: each may take seconds, and a stop has few. */
public final class Shutdown {
  private Shutdown() {}

  /** Ends all of them, each on a thread of its own; returns when the last one has ended. */
  public static void together(Runnable... ends) {
    NamedThreads threads = NamedThreads.numbered("shutdown");
    List<CompletableFuture<Void>> all =
        Stream.of(ends)
            .map(end -> CompletableFuture.runAsync(end, task -> threads.newThread(task).start()))
            .toList();
    CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
  }
}

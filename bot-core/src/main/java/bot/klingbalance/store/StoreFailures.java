package bot.klingbalance.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** What becomes of an answer when the store cannot be used: a sentence, not a defect. */
public final class StoreFailures {
  private StoreFailures() {}

  public static <T> CompletableFuture<T> told(CompletableFuture<T> answer, Supplier<T> sentence) {
    return answer.exceptionallyCompose(
        trouble ->
            isOfStore(trouble)
                ? CompletableFuture.completedFuture(sentence.get())
                : CompletableFuture.failedFuture(trouble));
  }

  /** Whether the store could not be used, or had no thread left to ask it. */
  public static boolean isOfStore(Throwable trouble) {
    Throwable cause = cause(trouble);
    return cause instanceof StoreUnavailable || cause instanceof RejectedExecutionException;
  }

  /** Whether there is no store yet, and so nothing that it keeps. */
  public static boolean isNotMadeYet(Throwable trouble) {
    return cause(trouble) instanceof StoreUnavailable unavailable && unavailable.isNotMadeYet();
  }

  private static Throwable cause(Throwable trouble) {
    return trouble instanceof CompletionException && trouble.getCause() != null
        ? trouble.getCause()
        : trouble;
  }
}

package bot.klingbalance.account.reading;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Something that is read for a person who does not wait long.
 *
 * @param now as it is known when the person has waited long enough; the same as {@code whole} where
 *     that came before
 * @param whole once useapi.net has answered everything
 */
public record Timely<T>(CompletableFuture<T> now, CompletableFuture<T> whole) {
  /** The same, made into something else. */
  public <U> Timely<U> map(Function<T, U> made) {
    return new Timely<>(now.thenApply(made), whole.thenApply(made));
  }

  /** Something that is known already. */
  public static <T> Timely<T> of(T value) {
    CompletableFuture<T> done = CompletableFuture.completedFuture(value);
    return new Timely<>(done, done);
  }

  /** Something that begins to be read once something else is known. */
  public static <T> Timely<T> after(CompletableFuture<Timely<T>> question) {
    return new Timely<>(question.thenCompose(Timely::now), question.thenCompose(Timely::whole));
  }
}

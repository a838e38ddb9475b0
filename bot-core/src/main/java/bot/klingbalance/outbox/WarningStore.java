package bot.klingbalance.outbox;

import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.history.History;
import bot.klingbalance.store.StoreThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Where warnings and what they tell of are kept, and the threads that may wait for it.
 *
 * @param threads bounded; what they refuse ends the future with a {@link
 *     RejectedExecutionException}
 */
public record WarningStore(Outbox outbox, ChannelStates states, History history, Executor threads) {
  /** Does what has to wait for the store on a thread that may wait; the call itself does not. */
  public <T> CompletableFuture<T> ask(Supplier<T> question) {
    return StoreThreads.ask(question, threads);
  }
}

package bot.klingbalance.store;

import bot.klingbalance.concurrent.NamedThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;

/**
 * A few threads that may wait for the store, so that nobody else has to. What is asked while all
 * are busy waits in a queue of {@value #MOST_WAITING}; more is refused.
 */
public final class StoreThreads implements Executor, AutoCloseable {
  private static final int MOST_WAITING = 100;
  private static final int IDLE_SECONDS = 60;

  private final ThreadPoolExecutor pool;

  /** So many threads at most; they end while there is nothing to ask. */
  public StoreThreads(String name, int threads) {
    this(name, threads, MOST_WAITING);
  }

  /** The same with a queue of another length. */
  public StoreThreads(String name, int threads, int mostWaiting) {
    this.pool = NamedThreads.idlingPool(name, threads, mostWaiting, IDLE_SECONDS);
  }

  /** Asks the store on one of these threads; the call itself does not block. */
  public <T> CompletableFuture<T> ask(Supplier<T> question) {
    return ask(question, this);
  }

  /**
   * Asks the store on a thread that may wait; the call itself does not block.
   *
   * @return ends with a {@link RejectedExecutionException} when {@code threads} refuse it
   */
  public static <T> CompletableFuture<T> ask(Supplier<T> question, Executor threads) {
    try {
      return CompletableFuture.supplyAsync(question, threads);
    } catch (RejectedExecutionException busy) {
      return CompletableFuture.failedFuture(busy);
    }
  }

  @Override
  public void execute(Runnable work) {
    pool.execute(work);
  }

  /** Interrupts what runs, and does nothing more. */
  @Override
  public void close() {
    pool.shutdownNow();
  }
}

package bot.klingbalance.database.replica;

import bot.klingbalance.database.Sql;
import bot.klingbalance.store.StoreThreads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database, asked for something that a person waits for: it has ten seconds to answer. After a
 * failure nobody waits for it again for a short while. Safe for use by many threads.
 */
final class PromptStore {
  private static final Logger log = LoggerFactory.getLogger(PromptStore.class);

  /** Now, in milliseconds since 1970, by the clock of the server. */
  static final String NOW = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LEFT_ALONE = Duration.ofSeconds(10);

  private final Sql sql;
  private final StoreThreads threads;

  /** Of {@link System#nanoTime}. */
  private final AtomicLong leftAloneUntil = new AtomicLong(System.nanoTime());

  PromptStore(Sql sql, StoreThreads threads) {
    this.sql = sql;
    this.threads = threads;
  }

  /**
   * What one statement says, or {@code otherwise} where it says nothing in time. The call does not
   * block.
   */
  <T> CompletableFuture<T> call(Function<Handle, T> statement, T otherwise) {
    return ask(() -> sql.call(statement), otherwise);
  }

  /** The same for several statements, all or none. */
  <T> CompletableFuture<T> inTransaction(Function<Handle, T> work, T otherwise) {
    return ask(() -> sql.inTransaction(work), otherwise);
  }

  private <T> CompletableFuture<T> ask(Supplier<T> question, T otherwise) {
    if (leftAloneUntil.get() - System.nanoTime() > 0) {
      return CompletableFuture.completedFuture(otherwise);
    }
    return threads
        .ask(question)
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              leftAloneUntil.set(System.nanoTime() + LEFT_ALONE.toNanos());
              log.debug("The other bots are not asked for a moment.", failure);
              return otherwise;
            });
  }
}

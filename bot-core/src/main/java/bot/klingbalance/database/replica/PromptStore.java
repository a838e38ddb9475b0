package bot.klingbalance.database.replica;

import bot.klingbalance.database.Sql;
import bot.klingbalance.store.StoreThread;
import bot.klingbalance.store.StoreThreads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database, asked for something that a person waits for: it has about a second to answer. After
 * a failure nobody waits for it any more, until it has answered a question that nobody waits for.
 * Safe for use by many threads.
 */
final class PromptStore {
  private static final Logger log = LoggerFactory.getLogger(PromptStore.class);

  /** Now, in milliseconds since 1970, by the clock of the server. */
  static final String NOW = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

  /**
   * Far above what an answer takes. It is the most that anybody waits for a database in trouble.
   */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  /** While another bot takes over, and until the database has been opened. */
  private static final Duration MORE_PATIENCE = Duration.ofSeconds(10);

  private static final Duration LOOKED_AFTER = Duration.ofSeconds(1);

  private final Sql sql;
  private final StoreThreads threads;
  private final StoreThread background;
  private final AtomicBoolean isAway = new AtomicBoolean();
  private volatile boolean hasAnswered;

  /**
   * A database of which nothing is known yet.
   *
   * @param background looks whether it is back
   */
  PromptStore(Sql sql, StoreThreads threads, StoreThread background) {
    this.sql = sql;
    this.threads = threads;
    this.background = background;
  }

  /**
   * What one statement says, or {@code otherwise} where it says nothing in time. The call does not
   * block.
   */
  <T> CompletableFuture<T> call(Function<Handle, T> statement, T otherwise) {
    return ask(() -> sql.call(statement), otherwise, PATIENCE);
  }

  /** The same for several statements, all or none, which wait for nobody else for long. */
  <T> CompletableFuture<T> inTransaction(Function<Handle, T> work, T otherwise) {
    return ask(() -> sql.inTransaction(bounded(work)), otherwise, PATIENCE);
  }

  /** The same with ten seconds: what it says is worth a wait, or nobody waits for it. */
  <T> CompletableFuture<T> patiently(Function<Handle, T> work, T otherwise) {
    return ask(() -> sql.inTransaction(bounded(work)), otherwise, MORE_PATIENCE);
  }

  /**
   * Work whose transaction waits for locks only shortly, and is ended by the server when this bot
   * stands still in it: others wait for its locks. It also holds behind a pooler, which hands a
   * connection on after each transaction.
   */
  static <T> Function<Handle, T> bounded(Function<Handle, T> work) {
    return handle -> {
      handle
          .createQuery(
              """
              SELECT set_config('lock_timeout', '500', TRUE),
                set_config('statement_timeout', '1000', TRUE),
                set_config('idle_in_transaction_session_timeout', '2000', TRUE)
              """)
          .mapTo(String.class)
          .one();
      return work.apply(handle);
    };
  }

  private <T> CompletableFuture<T> ask(Supplier<T> question, T otherwise, Duration patience) {
    if (isAway.get()) {
      return CompletableFuture.completedFuture(otherwise);
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    // What was asked for in vain is not done later: by then it holds no more.
    var unused =
        threads
            .ask(() -> answer.isDone() ? otherwise : question.get())
            .whenComplete(
                (said, failure) -> {
                  if (failure == null) {
                    hasAnswered = true;
                    answer.complete(said);
                  } else {
                    answer.completeExceptionally(failure);
                  }
                });
    Duration most = hasAnswered ? patience : MORE_PATIENCE;
    return answer
        .orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              leaveAlone(failure);
              return otherwise;
            });
  }

  private void leaveAlone(Throwable failure) {
    if (isAway.compareAndSet(false, true)) {
      log.debug("The other bots are not asked for a moment.", failure);
      background.after(LOOKED_AFTER, this::look);
    }
  }

  private void look() {
    try {
      int unused = sql.call(handle -> handle.execute("SELECT 1"));
      isAway.set(false);
      log.debug("The other bots are asked again.");
    } catch (RuntimeException stillAway) {
      log.trace("The other bots are not asked yet.", stillAway);
      background.after(LOOKED_AFTER, this::look);
    }
  }
}

package bot.klingbalance.database.replica;

import static bot.klingbalance.database.replica.PromptStore.NOW;

import bot.klingbalance.database.Database;
import bot.klingbalance.database.Sql;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.replica.Replicas;
import bot.klingbalance.store.BackgroundThread;
import bot.klingbalance.store.StoreThreads;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a bot keeps in PostgreSQL to agree with others, and deletes when nobody needs it. */
public final class StoredReplicas implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StoredReplicas.class);

  /** Fewer than the pool has connections, so that the others are left to everything else. */
  private static final int THREADS = 4;

  /** As many questions as Slack's adapter has under way at most. */
  private static final int MOST_WAITING = 5_000;

  private static final Duration TIDIED_EVERY = Duration.ofMinutes(1);

  private final Sql sql;
  private final StoreThreads threads = new StoreThreads("replicas", THREADS, MOST_WAITING);
  private final BackgroundThread background = new BackgroundThread("replicas-beside");
  private final Replicas replicas;

  /** Those of {@code database}; where that is a file of SQLite there are none. */
  public StoredReplicas(Database database) {
    this.sql = database.sql();
    this.replicas = database.isShared() ? shared(database.bot()) : Replicas.NONE;
  }

  private Replicas shared(String bot) {
    PromptStore store = new PromptStore(sql, threads, background);
    background.after(TIDIED_EVERY, () -> background.repeat(this::tidy, TIDIED_EVERY));
    return new Replicas(
        new StoredClaims(store, bot),
        new StoredBudgets(store),
        new StoredTurns(store, bot),
        new StoredPeople(store),
        new StoredAgreement(sql, bot));
  }

  public Replicas replicas() {
    return replicas;
  }

  /** Forgets what useapi.net answered about any account a moment ago. */
  public static void forgetResponses(Handle handle) {
    handle.execute("DELETE FROM upstream_requests");
  }

  @Override
  public void close() {
    background.close(() -> {});
    threads.close();
  }

  private void tidy() {
    try {
      int deleted = sql.inTransaction(PromptStore.bounded(StoredReplicas::delete));
      log.trace("Deleted, since nobody needs them any more: {}.", CountText.of(deleted, "row"));
    } catch (StoreUnavailable known) {
      log.debug("What nobody needs any more is deleted later.", known);
    }
  }

  private static int delete(Handle handle) {
    return handle.execute("DELETE FROM claims WHERE until <= " + NOW)
        + handle.execute("DELETE FROM asker_budgets WHERE whole_at <= " + NOW)
        + handle.execute(
            "DELETE FROM upstream_requests WHERE asked_until <= %1$s AND answered_at <= %1$s - 60000"
                .formatted(NOW))
        + handle.execute(
            "DELETE FROM recognised_people WHERE recognised_at <= %s - 86400000".formatted(NOW));
  }
}

package bot.klingbalance.database;

import bot.klingbalance.store.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where those wait who come before the tables are ready. Most wait a moment, while the bot starts;
 * nobody waits for a database that was found to be out of reach. Safe for use by many threads.
 */
final class StartGate {
  private static final String NOT_YET = "The database is not open yet.";

  private final Duration patience;

  /** Why nobody may pass; nothing when everybody may. */
  private volatile CompletableFuture<Optional<String>> hindrance = new CompletableFuture<>();

  StartGate(Duration patience) {
    this.patience = patience;
  }

  /** Lets everybody through from now on. */
  void open() {
    set(Optional.empty());
  }

  /** Sends everybody away from now on, until it is opened. */
  void shut(String sentence) {
    set(Optional.of(sentence));
  }

  boolean isOpen() {
    return hindrance.getNow(Optional.of(NOT_YET)).isEmpty();
  }

  /**
   * Waits for it to be opened.
   *
   * @throws StoreUnavailable when it is shut, or does not open in time
   */
  void pass() {
    Optional<String> found;
    try {
      found = hindrance.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      throw new StoreUnavailable(NOT_YET, late);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable(NOT_YET, e);
    }
    if (found.isPresent()) {
      throw new StoreUnavailable(found.get());
    }
  }

  private void set(Optional<String> state) {
    if (!hindrance.complete(state)) {
      hindrance = CompletableFuture.completedFuture(state);
    }
  }
}

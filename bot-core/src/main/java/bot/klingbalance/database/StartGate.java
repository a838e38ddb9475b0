package bot.klingbalance.database;

import bot.klingbalance.store.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Holds back queries until the tables are ready. Most wait a moment, while the bot starts; nobody
 * waits for a database that was found to be out of reach. Safe for use by many threads.
 */
final class StartGate {
  private static final String NOT_YET = "The database is not open yet.";

  private final Duration timeout;

  /** Why nobody may pass; empty when everybody may. */
  private volatile CompletableFuture<Optional<String>> state = new CompletableFuture<>();

  StartGate(Duration timeout) {
    this.timeout = timeout;
  }

  /** Lets everybody through from now on, or nobody where there is a reason. */
  void set(Optional<String> reason) {
    if (!state.complete(reason)) {
      state = CompletableFuture.completedFuture(reason);
    }
  }

  boolean isOpen() {
    return state.getNow(Optional.of(NOT_YET)).isEmpty();
  }

  /**
   * Waits for it to be opened.
   *
   * @throws StoreUnavailable when it is shut, or does not open in time
   */
  void pass() {
    Optional<String> found;
    try {
      found = state.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
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
}

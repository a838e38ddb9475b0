package bot.klingbalance.polling;

import static java.util.concurrent.CompletableFuture.failedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.reading.Patience;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.store.StoreThreads;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** What is recorded of accounts, for those who cannot wait for the store. */
public final class RecordedReadings {
  private final History history;
  private final StoreThreads threads;
  private final Patience patience;

  public RecordedReadings(History history, StoreThreads threads) {
    this(history, threads, Patience.ENDLESS);
  }

  /**
   * The same for those who do not wait long for the store either.
   *
   * @param patience after which it counts as one that cannot be used
   */
  public RecordedReadings(History history, StoreThreads threads, Patience patience) {
    this.history = history;
    this.threads = threads;
    this.patience = patience;
  }

  /**
   * The readings of an account from {@code since} on, the oldest first; ends exceptionally while
   * the store cannot be used. The call does not block.
   */
  public CompletableFuture<List<RecordedReading>> read(AccountEmail account, Instant since) {
    CompletableFuture<List<RecordedReading>> read = threads.ask(() -> history.of(account, since));
    return read.isDone()
        ? read
        : read.applyToEither(
            patience
                .begin()
                .thenCompose(
                    end -> failedFuture(new TimeoutException("The store takes too long."))),
            any -> any);
  }
}

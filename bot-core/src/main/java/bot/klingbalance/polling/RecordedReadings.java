package bot.klingbalance.polling;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.store.StoreThreads;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is recorded of accounts, for those who cannot wait for the store. */
public final class RecordedReadings {
  private static final Logger log = LoggerFactory.getLogger(RecordedReadings.class);

  private final History history;
  private final StoreThreads threads;

  public RecordedReadings(History history, StoreThreads threads) {
    this.history = history;
    this.threads = threads;
  }

  /**
   * The readings of an account from {@code since} on, the oldest first; none while the store cannot
   * be used. The call does not block.
   */
  public CompletableFuture<List<RecordedReading>> of(AccountEmail account, Instant since) {
    return threads
        .ask(() -> history.of(account, since))
        .exceptionally(
            unknown -> {
              log.debug("The history of an account cannot be read now.", unknown);
              return List.of();
            });
  }
}

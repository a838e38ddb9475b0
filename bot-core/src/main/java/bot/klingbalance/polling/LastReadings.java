package bot.klingbalance.polling;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.reading.LastKnown;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.store.StoreThreads;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest readings: those of this run as they came, with all that the account said, and those
 * from before with what is recorded. Safe for use by many threads.
 */
public final class LastReadings implements LastKnown, Consumer<AccountLookup> {
  private static final Logger log = LoggerFactory.getLogger(LastReadings.class);

  /** What was left longer ago helps nobody any more. */
  private static final Duration WORTH_TELLING = Duration.ofDays(31);

  /** About a kilobyte each. */
  private static final int MOST_AT_HAND = 2_000;

  private final History history;
  private final StoreThreads threads;
  private final Clock clock;
  private final Cache<AccountEmail, Found> atHand =
      Caffeine.newBuilder().maximumSize(MOST_AT_HAND).executor(Runnable::run).build();

  public LastReadings(History history, StoreThreads threads, Clock clock) {
    this.history = history;
    this.threads = threads;
    this.clock = clock;
  }

  /** Takes note of an answer. Does not block. */
  @Override
  public void accept(AccountLookup lookup) {
    if (lookup instanceof Found found) {
      atHand
          .asMap()
          .merge(
              found.email(), found, (one, other) -> one.asOf().isAfter(other.asOf()) ? one : other);
    }
  }

  @Override
  public CompletableFuture<Optional<Found>> of(AccountEmail account) {
    Found known = atHand.getIfPresent(account);
    return known != null
        ? completedFuture(Optional.of(known))
        : asked(
            () ->
                history.of(account, since()).stream()
                    .reduce((earlier, later) -> later)
                    .map(last -> recorded(account, last)),
            Optional.empty());
  }

  @Override
  public CompletableFuture<Map<AccountEmail, Found>> all() {
    return asked(() -> history.newest(since()), Map.<AccountEmail, RecordedReading>of())
        .thenApply(this::joined);
  }

  private Map<AccountEmail, Found> joined(Map<AccountEmail, RecordedReading> kept) {
    Map<AccountEmail, Found> all = new HashMap<>();
    kept.forEach((account, reading) -> all.put(account, recorded(account, reading)));
    atHand
        .asMap()
        .forEach(
            (account, found) ->
                all.merge(
                    account,
                    found,
                    (stored, known) -> known.asOf().isBefore(stored.asOf()) ? stored : known));
    return all;
  }

  private Instant since() {
    return clock.instant().minus(WORTH_TELLING);
  }

  private <T> CompletableFuture<T> asked(Supplier<T> question, T otherwise) {
    return threads
        .ask(question)
        .exceptionally(
            unknown -> {
              log.debug("What was last read of accounts cannot be looked up now.", unknown);
              return otherwise;
            });
  }

  private static Found recorded(AccountEmail account, RecordedReading reading) {
    return new Found(
        new KlingAccount(
            account, reading.balance(), Optional.empty(), OptionalInt.empty(), Optional.empty()),
        reading.at());
  }
}

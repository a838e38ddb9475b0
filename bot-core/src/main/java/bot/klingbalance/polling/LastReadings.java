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

  /** Watched accounts are read more often than that, by whichever instance of the bot. */
  private static final Duration SURELY_NEWEST = Duration.ofMinutes(10);

  private final History history;
  private final StoreThreads threads;
  private final Clock clock;
  private final Cache<AccountEmail, Found> atHand =
      Caffeine.newBuilder().maximumSize(MOST_AT_HAND).executor(Runnable::run).build();
  private CompletableFuture<Map<AccountEmail, RecordedReading>> stored = completedFuture(Map.of());

  public LastReadings(History history, StoreThreads threads, Clock clock) {
    this.history = history;
    this.threads = threads;
    this.clock = clock;
  }

  /** Takes note of an answer. Does not block. */
  @Override
  public void accept(AccountLookup lookup) {
    if (lookup instanceof Found found) {
      atHand.asMap().merge(found.email(), found, LastReadings::newer);
    }
  }

  @Override
  public Optional<Found> atHand(AccountEmail account) {
    return Optional.ofNullable(atHand.getIfPresent(account));
  }

  /** Another instance of the bot may have read it since, where this one has not for long. */
  @Override
  public CompletableFuture<Optional<Found>> of(AccountEmail account) {
    Optional<Found> known = atHand(account);
    return known.filter(this::isNew).isPresent()
        ? completedFuture(known)
        : asked(
                () ->
                    history.of(account, since()).stream()
                        .reduce((earlier, later) -> later)
                        .map(last -> recorded(account, last)),
                Optional.<Found>empty())
            .thenApply(
                stored ->
                    stored
                        .map(last -> known.map(ours -> newer(last, ours)).orElse(last))
                        .or(() -> known));
  }

  /** Those who ask while the store is being asked share its answer. */
  @Override
  public CompletableFuture<Map<AccountEmail, Found>> all() {
    return stored().thenApply(this::joined);
  }

  private synchronized CompletableFuture<Map<AccountEmail, RecordedReading>> stored() {
    if (stored.isDone()) {
      stored = asked(() -> history.newest(since()), Map.of());
    }
    return stored;
  }

  private Map<AccountEmail, Found> joined(Map<AccountEmail, RecordedReading> kept) {
    Map<AccountEmail, Found> all = new HashMap<>();
    kept.forEach((account, reading) -> all.put(account, recorded(account, reading)));
    atHand.asMap().forEach((account, found) -> all.merge(account, found, LastReadings::newer));
    return all;
  }

  /** The second one where both are of one moment: it says more than what is stored. */
  private static Found newer(Found one, Found other) {
    return one.asOf().isAfter(other.asOf()) ? one : other;
  }

  private boolean isNew(Found found) {
    return found.asOf().isAfter(clock.instant().minus(SURELY_NEWEST));
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

package bot.klingbalance.command.balance;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.reading.Patience;
import bot.klingbalance.chart.HistoryAndForecast;
import bot.klingbalance.history.RecordedReading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the history of an account adds to its balance: the last weeks, and what they let expect. It
 * is made once an hour for each balance, and handed out again to every reading that says the same:
 * what is expected then hardly changes, and its picture by no more than a pixel. Safe for use by
 * many threads.
 */
public final class AccountHistory {
  /** Two weeks of hourly readings take about 80 kB, a year 400 kB. */
  static final int MOST_AT_HAND = 12;

  private final Kept kept;
  private final ZoneId zone;
  private final Patience patience;
  private final AccountOutlooks outlooks;
  private final Map<Answered, CompletableFuture<Optional<HistoryAndForecast>>> atHand =
      new LinkedHashMap<>(MOST_AT_HAND, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Answered, CompletableFuture<Optional<HistoryAndForecast>>> eldest) {
          return size() > MOST_AT_HAND;
        }
      };

  /**
   * A history of nothing yet.
   *
   * @param kept what is kept of an account; no call blocks
   * @param zone in which the readers' days are
   */
  public AccountHistory(Kept kept, ZoneId zone) {
    this(kept, zone, Patience.ENDLESS);
  }

  /**
   * The same.
   *
   * @param patience how long somebody waits who has waited for useapi.net already
   */
  public AccountHistory(Kept kept, ZoneId zone, Patience patience) {
    this.kept = kept;
    this.zone = zone;
    this.patience = patience;
    this.outlooks = new AccountOutlooks(kept, zone, patience);
  }

  /** Where nothing is kept. */
  public static AccountHistory ofNothing() {
    return new AccountHistory((account, since) -> completedFuture(List.of()), ZoneId.of("UTC"));
  }

  /** Reads what is kept. */
  @FunctionalInterface
  public interface Kept {
    /**
     * The readings of an account from {@code since} on, the oldest first; ends exceptionally when
     * they cannot be read now.
     */
    CompletableFuture<List<RecordedReading>> of(AccountEmail account, Instant since);
  }

  /** What was read, how far back its picture goes, and the hour from which the forecast looks. */
  private record Answered(AccountEmail account, Balance balance, Duration shown, Instant hour) {}

  /** What is expected of many accounts. */
  public AccountOutlooks outlooks() {
    return outlooks;
  }

  /**
   * What is known besides a reading; nothing where there is none.
   *
   * @param reading the newest one
   * @param shown how far back the picture goes
   */
  public CompletableFuture<Optional<HistoryAndForecast>> of(
      Optional<Found> reading, Duration shown, Instant now) {
    if (reading.isEmpty()) {
      return completedFuture(Optional.empty());
    }
    Found found = reading.get();
    Answered answered =
        new Answered(
            found.email(), found.account().balance(), shown, now.truncatedTo(ChronoUnit.HOURS));
    synchronized (atHand) {
      CompletableFuture<Optional<HistoryAndForecast>> known = atHand.get(answered);
      if (known != null) {
        return known;
      }
      CompletableFuture<List<RecordedReading>> read =
          kept.of(found.email(), HistoryAndForecast.neededSince(shown, now));
      CompletableFuture<Optional<HistoryAndForecast>> made = made(found, read, shown, now);
      atHand.put(answered, made);
      CompletableFuture<?> unused = read.whenComplete((any, trouble) -> end(answered, trouble));
      return made;
    }
  }

  /** The same for somebody who has waited for useapi.net: nothing where the store is slow too. */
  public CompletableFuture<Optional<HistoryAndForecast>> soon(
      Optional<Found> reading, Duration shown, Instant now) {
    CompletableFuture<Optional<HistoryAndForecast>> known = of(reading, shown, now);
    return known.isDone()
        ? known
        : known.applyToEither(patience.begin().thenApply(end -> Optional.empty()), any -> any);
  }

  /** What could not be read is read anew for whoever asks next. */
  private void end(Answered answered, @Nullable Throwable trouble) {
    if (trouble != null) {
      synchronized (atHand) {
        atHand.remove(answered);
      }
    }
  }

  private CompletableFuture<Optional<HistoryAndForecast>> made(
      Found found, CompletableFuture<List<RecordedReading>> read, Duration shown, Instant now) {
    return read.exceptionally(unknown -> List.of())
        .thenApply(RecordedReading.of(found)::newestOf)
        .thenApply(all -> Optional.of(HistoryAndForecast.of(all, shown, now, zone)));
  }
}

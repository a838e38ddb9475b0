package bot.klingbalance.polling;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.Runway;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.forecast.UnusualSpending;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runwaySource that the history tells of, whichever bot kept it. When the store cannot be used
 * nothing is known of earlier readings.
 */
public final class HistoryRunwaySource implements RunwaySource {
  private static final Logger log = LoggerFactory.getLogger(HistoryRunwaySource.class);

  /** A month: from one grant to the next. */
  public static final Duration LOOKED_AT = Duration.ofDays(31);

  private final History history;
  private final Gauge gauge;
  private final Executor threads;

  /**
   * A runwaySource of what {@code history} holds.
   *
   * @param threads those that may wait for the store
   */
  public HistoryRunwaySource(History history, Gauge gauge, Executor threads) {
    this.history = history;
    this.gauge = gauge;
    this.threads = threads;
  }

  /** Tells how long an account lasts. */
  @FunctionalInterface
  public interface Gauge {
    /**
     * How long an account lasts, where its readings allow to say so.
     *
     * @param readings those of the last month or more, the oldest first, and the newest answer
     */
    Optional<Runway> runway(List<RecordedReading> readings, Instant now);

    /** That far more than usual was spent up to the last of these readings, where it was. */
    default Optional<UnusualSpending> unusual(List<RecordedReading> readings, Instant now) {
      return Optional.empty();
    }

    /**
     * The same, and whether the readings before an answer showed it already.
     *
     * @param before those before the answer
     */
    default Optional<Cause.Unusual> unusual(
        RecordedReading answer, List<RecordedReading> before, Instant now) {
      return Cause.Unusual.of(unusual(answer.newestOf(before), now), unusual(before, answer.at()));
    }
  }

  @Override
  public CompletableFuture<List<WatchedReading>> readings(
      List<AccountLookup> lookups, Optional<Instant> since, Instant now) {
    return readings(lookups, since, now, each -> false);
  }

  @Override
  public CompletableFuture<List<WatchedReading>> readings(
      List<AccountLookup> lookups,
      Optional<Instant> since,
      Instant now,
      Predicate<AccountEmail> untold) {
    try {
      return supplyAsync(() -> read(lookups, since, now, untold), threads);
    } catch (RejectedExecutionException busy) {
      log.debug("The threads of the store have no time for the history.", busy);
      return NONE.readings(lookups, since, now);
    }
  }

  private List<WatchedReading> read(
      List<AccountLookup> lookups,
      Optional<Instant> since,
      Instant now,
      Predicate<AccountEmail> untold) {
    Instant month = now.minus(LOOKED_AT);
    Instant from = since.filter(last -> last.isBefore(month)).orElse(month);
    try {
      return lookups.stream()
          .map(each -> reading(each, history.of(each.email(), from), since, now))
          .map(each -> untold.test(each.email()) ? withBursts(each, from, since) : each)
          .toList();
    } catch (StoreUnavailable known) {
      log.debug("The history cannot be read now.", known);
      return lookups.stream().map(WatchedReading::of).toList();
    }
  }

  /** Whether the answer of just now stands in the history already must not matter. */
  private WatchedReading reading(
      AccountLookup lookup, List<RecordedReading> kept, Optional<Instant> since, Instant now) {
    if (!(lookup instanceof Found found)) {
      return new WatchedReading(lookup, last(kept, since), gauge.runway(kept, now));
    }
    RecordedReading answer = RecordedReading.of(found);
    List<RecordedReading> before = answer.earlierOf(kept);
    return new WatchedReading(
        lookup,
        last(before, since),
        gauge.runway(answer.newestOf(kept), now),
        gauge.unusual(answer, before, now));
  }

  /** What was spent in the last hours of a burst that goes on is told with all of it. */
  private WatchedReading withBursts(WatchedReading reading, Instant from, Optional<Instant> since) {
    if (since.isEmpty() || reading.unusual().isPresent()) {
      return reading;
    }
    List<RecordedReading> kept = history.of(reading.email(), from);
    Map<Instant, Cause.Unusual> bursts = new LinkedHashMap<>();
    for (int i = 0; i < kept.size(); i++) {
      Instant at = kept.get(i).at();
      if (at.isAfter(since.get())) {
        gauge
            .unusual(kept.subList(0, i + 1), at)
            .ifPresent(burst -> bursts.put(burst.since(), over(burst)));
      }
    }
    return new WatchedReading(
        reading.lookup(),
        reading.lastAnswered(),
        reading.runway(),
        reading.unusual(),
        List.copyOf(bursts.values()));
  }

  private static Cause.Unusual over(UnusualSpending burst) {
    return new Cause.Unusual(
        burst.spent(), burst.usual(), burst.since(), burst.until(), false, true);
  }

  private static Optional<Instant> last(List<RecordedReading> readings, Optional<Instant> since) {
    return readings.isEmpty()
        ? Optional.empty()
        : Optional.of(readings.get(readings.size() - 1).at())
            .filter(at -> since.map(at::isAfter).orElse(true));
  }
}

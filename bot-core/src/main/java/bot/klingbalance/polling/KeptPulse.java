package bot.klingbalance.polling;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.history.History;
import bot.klingbalance.history.KeptReading;
import bot.klingbalance.warning.Pulse;
import bot.klingbalance.warning.Reading;
import bot.klingbalance.warning.Runway;
import bot.klingbalance.watch.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pulse that the history tells of, whichever bot kept it. When the store cannot be used nothing
 * is known of earlier readings.
 */
public final class KeptPulse implements Pulse {
  private static final Logger LOG = LoggerFactory.getLogger(KeptPulse.class);

  /** A month: from one grant to the next. */
  static final Duration LOOKED_AT = Duration.ofDays(31);

  private final History history;
  private final Gauge gauge;
  private final Executor threads;

  /**
   * A pulse of what {@code history} holds.
   *
   * @param threads those that may wait for the store
   */
  public KeptPulse(History history, Gauge gauge, Executor threads) {
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
    Optional<Runway> runway(List<KeptReading> readings, Instant now);
  }

  @Override
  public CompletableFuture<List<Reading>> readings(
      List<AccountLookup> lookups, Optional<Instant> since, Instant now) {
    try {
      return supplyAsync(() -> read(lookups, since, now), threads);
    } catch (RejectedExecutionException busy) {
      LOG.debug("The threads of the store have no time for the history.", busy);
      return NONE.readings(lookups, since, now);
    }
  }

  private List<Reading> read(List<AccountLookup> lookups, Optional<Instant> since, Instant now) {
    Instant month = now.minus(LOOKED_AT);
    Instant from = since.filter(last -> last.isBefore(month)).orElse(month);
    try {
      return lookups.stream()
          .map(each -> reading(each, history.of(each.email(), from), since, now))
          .toList();
    } catch (StoreUnavailable known) {
      LOG.debug("The history cannot be read now.", known);
      return lookups.stream().map(Reading::of).toList();
    }
  }

  /** Whether the answer of just now stands in the history already must not matter. */
  private Reading reading(
      AccountLookup lookup, List<KeptReading> kept, Optional<Instant> since, Instant now) {
    if (!(lookup instanceof Found found)) {
      return new Reading(lookup, last(kept, since), gauge.runway(kept, now));
    }
    KeptReading answer = KeptReading.of(found);
    return new Reading(
        lookup, last(answer.earlierOf(kept), since), gauge.runway(answer.newestOf(kept), now));
  }

  private static Optional<Instant> last(List<KeptReading> readings, Optional<Instant> since) {
    return readings.isEmpty()
        ? Optional.empty()
        : Optional.of(readings.get(readings.size() - 1).at())
            .filter(at -> since.filter(at::isAfter).isPresent());
  }
}

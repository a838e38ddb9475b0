package bot.klingbalance.forecast;

import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.history.BalanceChanges;
import bot.klingbalance.history.EpochSeconds;
import bot.klingbalance.history.RecordedReading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an account has to spend, and how far ahead that is known: until the month after the next
 * grant is over, or until that grant where nobody knows how much it brings, and {@value #DAYS} days
 * at most.
 *
 * @param asOf when it was read
 * @param grant when the next grant is due, where that is known
 * @param granted what a month of the plan brings, where that is known
 * @param until how far ahead it is known
 */
record ForecastHorizon(
    CreditSupply supply,
    Instant asOf,
    Optional<Instant> grant,
    Optional<Credits> granted,
    Instant until) {
  static final int DAYS = 60;

  /**
   * @param readings in the order of time, all of them with a known balance, at least one
   */
  static ForecastHorizon of(List<RecordedReading> readings, ZoneId zone) {
    RecordedReading last = readings.get(readings.size() - 1);
    CreditSupply supply = CreditSupply.of(last.balance(), last.at());
    Instant horizon = last.at().plus(Duration.ofDays(DAYS));
    Optional<Instant> grant = last.balance().nextGrantAfter(last.at()).filter(horizon::isAfter);
    Optional<Credits> amount = amountOfGrant(readings);
    if (grant.isEmpty()) {
      return new ForecastHorizon(supply, last.at(), grant, amount, horizon);
    }
    if (amount.isEmpty()) {
      return new ForecastHorizon(supply, last.at(), grant, amount, grant.get());
    }
    Instant over = grant.get().atZone(zone).plusMonths(1).toInstant();
    CreditSupply.Lot lot =
        new CreditSupply.Lot(
            amount.get().hundredths(), EpochSeconds.of(grant.get()), EpochSeconds.of(over));
    Instant until = over.isBefore(horizon) ? over : horizon;
    return new ForecastHorizon(supply.plus(lot), last.at(), grant, amount, until);
  }

  /** The same once so much of it is spent. */
  ForecastHorizon without(Credits spent) {
    return new ForecastHorizon(
        supply.without((double) spent.hundredths(), asOf), asOf, grant, granted, until);
  }

  /** What the next grant brings: nothing else comes later. */
  Optional<CreditSupply.Lot> nextMonth() {
    return supply.lots().stream().filter(lot -> lot.from() > EpochSeconds.of(asOf)).findFirst();
  }

  /** Spends it along a course. */
  Depletion walk(SpendingCurve course, double... marks) {
    return Depletion.along(course, supply, EpochSeconds.of(until), marks);
  }

  /** What the latest month of the plan brought: the next one will bring the same. */
  private static Optional<Credits> amountOfGrant(List<RecordedReading> readings) {
    for (int i = readings.size() - 1; i >= 0; i--) {
      Optional<Credits> granted =
          readings.get(i).balance().packages().stream()
              .filter(BalanceChanges::isPlan)
              .max(Comparator.comparing(each -> each.startsAt().orElse(Instant.MIN)))
              .flatMap(CreditPackage::granted);
      if (granted.isPresent()) {
        return granted.filter(credits -> !credits.isZero());
      }
    }
    return Optional.empty();
  }
}

package bot.klingbalance.forecast;

import bot.klingbalance.account.Credits;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.Spending;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Far more was spent than this team spends at such an hour and weekday.
 *
 * @param since the reading after which it began: as long as it goes on, the same
 * @param until the last reading
 * @param spent in that time
 * @param usual what this team spends in as much time at such hours and weekdays
 */
public record UnusualSpending(Instant since, Instant until, Credits spent, Credits usual) {
  /** So much of the past must be known. */
  static final Duration NEEDED = Duration.ofDays(13);

  private static final Duration PAST = Duration.ofDays(60);

  /** How many times the usual it is, rounded down; nothing where next to nothing is usual. */
  public Optional<Long> times() {
    return usual.whole().isZero() ? Optional.empty() : Optional.of(spent.dividedBy(usual));
  }

  public static Optional<UnusualSpending> of(
      List<RecordedReading> readings, Instant now, ZoneId zone) {
    List<RecordedReading> known =
        readings.stream()
            .filter(each -> !each.at().isAfter(now) && each.at().isAfter(now.minus(PAST)))
            .filter(each -> each.balance().left().isPresent())
            .sorted(Comparator.comparing(RecordedReading::at))
            .toList();
    List<Spending> spending = Spending.between(known);
    if (spending.isEmpty()
        || spending.get(spending.size() - 1).hundredths() < SpendingSurprise.LEAST / 6
        || Spending.covered(spending).compareTo(NEEDED) < 0) {
      return Optional.empty();
    }
    LocalDays days = LocalDays.of(known.get(0).at(), known.get(known.size() - 1).at(), zone);
    return new SpendingSurprise(SpendingByDay.of(days, spending), spending).last();
  }
}

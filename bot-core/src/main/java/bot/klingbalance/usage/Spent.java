package bot.klingbalance.usage;

import bot.klingbalance.account.Credits;
import bot.klingbalance.history.BalanceChange;
import bot.klingbalance.history.BalanceChange.Kind;
import bot.klingbalance.history.BalanceChanges;
import bot.klingbalance.history.RecordedReading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came and went on each day of a period, by exact readings.
 *
 * <p>A change belongs to the day in which the middle between its two readings lies. After a gap of
 * more than {@link #GAP} nobody knows on which of the days it was: then it belongs to the day of
 * the later reading, and the day is told. So the sum of all days is the sum of all changes.
 *
 * @param days every day of the period, the oldest first
 * @param since the first reading that counts; absent where there are not two: one alone says
 *     nothing of what was spent
 * @param afterGaps the days whose amounts may be of days before, too
 */
public record Spent(List<DaySpending> days, Optional<Instant> since, List<LocalDate> afterGaps) {
  /** A day and a half: two months back only one reading a day is kept. */
  public static final Duration GAP = Duration.ofHours(36);

  /** Readings from so long before the period on tell what the first of its days began with. */
  public static final Duration BEFORE = Duration.ofDays(8);

  public Spent {
    days = List.copyOf(days);
    afterGaps = List.copyOf(afterGaps);
  }

  /**
   * Of one account.
   *
   * @param readings the oldest first, from {@link #BEFORE} the period on
   */
  public static Spent of(List<RecordedReading> readings, UsagePeriod period) {
    List<RecordedReading> known =
        readings.stream()
            .filter(each -> each.left().isPresent())
            .filter(each -> !each.at().isAfter(period.now()))
            .toList();
    Map<LocalDate, DaySpending> days = empty(period);
    Map<LocalDate, Boolean> afterGaps = new LinkedHashMap<>();
    for (int i = 1; i < known.size(); i++) {
      RecordedReading before = known.get(i - 1);
      RecordedReading after = known.get(i);
      boolean isGap = Duration.between(before.at(), after.at()).compareTo(GAP) > 0;
      LocalDate date = period.dateOf(isGap ? after.at() : middle(before.at(), after.at()));
      List<BalanceChange> changes = BalanceChanges.between(before, after);
      for (BalanceChange change : changes) {
        days.computeIfPresent(date, (on, sums) -> sums.plus(change.kind(), change.amount()));
      }
      if (isGap && !changes.isEmpty() && days.containsKey(date)) {
        afterGaps.put(date, true);
      }
    }
    return new Spent(
        List.copyOf(days.values()),
        known.size() < 2 ? Optional.empty() : known.stream().map(RecordedReading::at).findFirst(),
        List.copyOf(afterGaps.keySet()));
  }

  /** Of several accounts together, in the same period. */
  public static Spent together(List<Spent> accounts, UsagePeriod period) {
    Map<LocalDate, DaySpending> days = empty(period);
    accounts.stream()
        .flatMap(each -> each.days.stream())
        .forEach(day -> days.merge(day.date(), day, DaySpending::plus));
    return new Spent(
        List.copyOf(days.values()),
        accounts.stream().flatMap(each -> each.since.stream()).min(Instant::compareTo),
        accounts.stream().flatMap(each -> each.afterGaps.stream()).distinct().sorted().toList());
  }

  /** On all days; nothing where there was no such change. */
  public Credits total(Kind kind) {
    return days.stream().map(day -> day.amount(kind)).reduce(Credits.ZERO, Credits::plus);
  }

  /** After a gap nobody knows whether credits expired or were spent just before they would have. */
  public boolean isExpiryDoubtful() {
    return days.stream().anyMatch(this::isExpiryDoubtful);
  }

  /** The same of one of its days. */
  public boolean isExpiryDoubtful(DaySpending day) {
    return afterGaps.contains(day.date()) && !day.amount(Kind.EXPIRED).isZero();
  }

  private static Instant middle(Instant from, Instant to) {
    return from.plus(Duration.between(from, to).dividedBy(2));
  }

  private static Map<LocalDate, DaySpending> empty(UsagePeriod period) {
    Map<LocalDate, DaySpending> days = new LinkedHashMap<>();
    period.dates().forEach(date -> days.put(date, DaySpending.nothingOn(date)));
    return days;
  }
}

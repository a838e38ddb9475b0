package bot.klingbalance.report;

import bot.klingbalance.usage.DaySpending;
import bot.klingbalance.usage.Spent;
import bot.klingbalance.usage.UsagePeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The seven days that a report is of: those before the day on which it is made.
 *
 * @param now when it is made
 * @param zone in which the channel has its days
 */
public record ReportWeek(Instant now, ZoneId zone) {
  static final int DAYS = 7;

  /** The week, the one before it, and the day on which the report is made. */
  private static final int DAYS_LOOKED_AT = 2 * DAYS + 1;

  public LocalDate first() {
    return today().minusDays(DAYS);
  }

  public LocalDate last() {
    return today().minusDays(1);
  }

  /** From when on the readings of an account are needed. */
  public Instant readingsSince() {
    return period().start().minus(Spent.BEFORE);
  }

  Instant start() {
    return first().atStartOfDay(zone).toInstant();
  }

  /** The first moment that is not in it. */
  Instant end() {
    return today().atStartOfDay(zone).toInstant();
  }

  /** When the week before began. */
  Instant startBefore() {
    return firstBefore().atStartOfDay(zone).toInstant();
  }

  /** The day of the week in which a moment lies; absent where it is in none. */
  Optional<LocalDate> dayOf(Instant moment) {
    return moment.isBefore(start()) || !moment.isBefore(end())
        ? Optional.empty()
        : Optional.of(moment.atZone(zone).toLocalDate());
  }

  UsagePeriod period() {
    return new UsagePeriod(DAYS_LOOKED_AT, now, zone);
  }

  /** The first of the seven days before {@link #first}. */
  LocalDate firstBefore() {
    return first().minusDays(DAYS);
  }

  List<DaySpending> days(Spent spent) {
    return between(spent, first(), last());
  }

  List<DaySpending> daysBefore(Spent spent) {
    return between(spent, firstBefore(), first().minusDays(1));
  }

  /** Whether the readings tell of every day from that one on. */
  boolean isKnownSince(LocalDate day, Spent spent) {
    return since(spent).filter(first -> !first.isAfter(day)).isPresent();
  }

  /** The day of the first reading that counts. */
  Optional<LocalDate> since(Spent spent) {
    return spent.since().map(at -> at.atZone(zone).toLocalDate());
  }

  private static List<DaySpending> between(Spent spent, LocalDate from, LocalDate to) {
    return spent.days().stream()
        .filter(day -> !day.date().isBefore(from) && !day.date().isAfter(to))
        .toList();
  }

  private LocalDate today() {
    return now.atZone(zone).toLocalDate();
  }
}

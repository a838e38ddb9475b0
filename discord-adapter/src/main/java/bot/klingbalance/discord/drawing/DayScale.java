package bot.klingbalance.discord.drawing;

import bot.klingbalance.message.Block.Chart;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Time as days of the readers, each as wide as the other also where the clocks change: 0 is the
 * midnight before the first reading, 1.5 the middle of the second day.
 */
record DayScale(LocalDate first, ZoneId zone) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  static DayScale of(Chart chart) {
    return new DayScale(chart.from().atZone(chart.zone()).toLocalDate(), chart.zone());
  }

  double of(Instant at) {
    LocalDate date = at.atZone(zone).toLocalDate();
    Instant begin = date.atStartOfDay(zone).toInstant();
    Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
    double share = (double) millis(begin, at) / millis(begin, end);
    return ChronoUnit.DAYS.between(first, date) + share;
  }

  /** The date at a midnight; blank at any other time. */
  String label(double days) {
    long whole = Math.round(days);
    return Math.abs(days - whole) < 1e-6 ? first.plusDays(whole).format(DAY) : " ";
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}

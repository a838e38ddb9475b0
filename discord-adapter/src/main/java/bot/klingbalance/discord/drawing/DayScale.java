package bot.klingbalance.discord.drawing;

import bot.klingbalance.message.Block.Chart;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Time as days of the readers, each as wide as the other also where the clocks change: 0 is the
 * midnight before the first reading, 1.5 the middle of the second day.
 */
record DayScale(LocalDate first, ZoneId zone) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private static final int[] STEPS = {1, 2, 3, 4, 5, 7, 14, 21, 28, 56, 91, 182};

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

  /**
   * Midnights from one time to another, as far apart as so many labels need: each day, every second
   * or whole weeks. At least one where a midnight lies between.
   *
   * @param most at least 1
   */
  List<Integer> midnights(double from, double to, int most) {
    int begin = (int) Math.ceil(from);
    int end = (int) Math.floor(to);
    int step =
        IntStream.of(STEPS)
            .filter(each -> (end - begin) / each < most)
            .findFirst()
            .orElse(end - begin + 1);
    return IntStream.iterate(begin, day -> day <= end, day -> day + step).boxed().toList();
  }

  /** The date of a day: {@code 24 Nov}. */
  String label(int day) {
    return first.plusDays(day).format(DAY);
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}

package bot.klingbalance.chart;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartPoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A day of a chart, or the few days up to it, where there is no room for each.
 *
 * @param date in the readers' zone
 * @param left what was last read until that day's end, or what is expected at its end, in whole
 *     credits; absent where nothing was read
 * @param isExpected whether it lies ahead
 */
public record ChartDay(LocalDate date, Optional<Credits> left, boolean isExpected) {
  /**
   * All days of a chart, oldest first: each one, or every second, and so on, so that there are at
   * most {@code most}. The day of the last reading is always among them.
   *
   * @param most at least 3
   */
  public static List<ChartDay> of(Chart chart, int most) {
    LocalDate today = date(chart, chart.latest().at());
    long before = ChronoUnit.DAYS.between(date(chart, chart.from()), today);
    long ahead = ChronoUnit.DAYS.between(today, date(chart, chart.expectedUntil()));
    long step = 1;
    while (before / step + 1 + steps(ahead, step) > most) {
      step++;
    }
    List<ChartDay> days = new ArrayList<>(past(chart, today.minusDays(before / step * step), step));
    for (long on = 1; on <= steps(ahead, step); on++) {
      LocalDate date = today.plusDays(Math.min(on * step, ahead));
      Credits left = expectedAt(chart.expected(), end(chart, date)).whole();
      days.add(new ChartDay(date, Optional.of(left), true));
    }
    return days;
  }

  private static long steps(long days, long step) {
    return (days + step - 1) / step;
  }

  private static Instant end(Chart chart, LocalDate day) {
    return day.plusDays(1).atStartOfDay(chart.zone()).toInstant();
  }

  private static LocalDate date(Chart chart, Instant at) {
    return at.atZone(chart.zone()).toLocalDate();
  }

  /** The last reading of each few days, from those that end with a date on. */
  private static List<ChartDay> past(Chart chart, LocalDate first, long step) {
    List<ChartPoint> points = chart.past().stream().flatMap(List::stream).toList();
    List<ChartDay> days = new ArrayList<>();
    Instant begin = end(chart, first.minusDays(step));
    int next = 0;
    for (LocalDate date = first; next < points.size(); date = date.plusDays(step)) {
      Instant end = end(chart, date);
      Optional<Credits> last = Optional.empty();
      for (; next < points.size() && points.get(next).at().isBefore(end); next++) {
        if (!points.get(next).at().isBefore(begin)) {
          last = Optional.of(points.get(next).left());
        }
      }
      days.add(new ChartDay(date, last, false));
      begin = end;
    }
    return days;
  }

  /** The height of a line at a moment after its beginning; its last height beyond its end. */
  private static Credits expectedAt(List<ChartPoint> line, Instant at) {
    ChartPoint before = line.get(0);
    for (ChartPoint point : line) {
      if (point.at().isAfter(at)) {
        return between(before, point, at);
      }
      before = point;
    }
    return before.left();
  }

  private static Credits between(ChartPoint before, ChartPoint after, Instant at) {
    double share =
        (double) ChronoUnit.SECONDS.between(before.at(), at)
            / ChronoUnit.SECONDS.between(before.at(), after.at());
    long rise = after.left().hundredths() - before.left().hundredths();
    return new Credits(before.left().hundredths() + Math.round(rise * share));
  }
}

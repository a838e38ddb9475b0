package bot.klingbalance.chart;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Bars;
import bot.klingbalance.message.Bars.Day;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bar of a picture: a day, or the few days from it on, where there is no room for each.
 *
 * @param date the first of them
 * @param amount of all of them together
 */
public record Bar(LocalDate date, Credits amount) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  /**
   * All days, so many of them together that there are at most {@code most} bars. The last bar is
   * always whole; the first may have fewer days.
   */
  public static List<Bar> of(Bars bars, int most) {
    int together = daysTogether(bars, most);
    List<Bar> all = new ArrayList<>();
    int size = bars.days().size();
    for (int from = (size % together) - together; from < size; from += together) {
      List<Day> some = bars.days().subList(Math.max(0, from), from + together);
      if (!some.isEmpty()) {
        all.add(new Bar(some.get(0).date(), sum(some)));
      }
    }
    return all;
  }

  /** How many days share a bar. */
  public static int daysTogether(Bars bars, int most) {
    return (bars.days().size() + most - 1) / most;
  }

  /** {@code 24 Nov}. */
  public String label() {
    return date.format(DAY);
  }

  private static Credits sum(List<Day> days) {
    return days.stream().map(Day::amount).reduce(Credits.ZERO, Credits::plus);
  }
}

package bot.klingbalance.message;

import bot.klingbalance.account.Credits;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * An amount a day, as bars. A chat that cannot draw shows a line of marks in their place.
 *
 * @param title one line of the bot's own words
 * @param days without a gap, the oldest first; at least one
 * @param unit what is counted
 */
public record Bars(String title, List<Day> days, String unit) implements Block {
  public Bars {
    days = List.copyOf(days);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("bars of nothing");
    }
    for (int i = 1; i < days.size(); i++) {
      if (!days.get(i).date().equals(days.get(i - 1).date().plusDays(1))) {
        throw new IllegalArgumentException("a gap before " + days.get(i).date());
      }
    }
  }

  /** How much it was on a day, as the readers have it. */
  public record Day(LocalDate date, Credits amount) {}

  /** The largest amount. */
  public Credits most() {
    return days.stream().map(Day::amount).max(Comparator.naturalOrder()).orElse(Credits.ZERO);
  }

  @Override
  public <T> T match(
      Function<Paragraph, T> paragraph,
      Function<Meter, T> meter,
      Function<Table, T> table,
      Function<Chart, T> chart,
      Function<Bars, T> bars) {
    return bars.apply(this);
  }
}

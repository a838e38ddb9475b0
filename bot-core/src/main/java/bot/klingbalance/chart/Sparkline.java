package bot.klingbalance.chart;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.Text;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A chart in one line of text, a mark for each day: {@code ▇▇▅▅ ▃▂ → ▂▁▁}. What stands behind the
 * arrow is expected; a blank is a day without a reading.
 */
public final class Sparkline {
  /** Two weeks back and two ahead: about what a phone shows in one line. */
  private static final int MOST_MARKS = 30;

  private static final String MARKS = "▁▂▃▅▇";
  private static final String THEN = " → ";

  private Sparkline() {}

  /** The chart's title and its marks, these as code, in which blanks count. */
  public static Text line(Chart chart) {
    return Text.of(chart.title() + " ").code(of(chart));
  }

  /** The marks alone. */
  public static String of(Chart chart) {
    List<ChartDay> days = ChartDay.of(chart, MOST_MARKS);
    String expected = marks(chart, days, true);
    return marks(chart, days, false) + (expected.isEmpty() ? "" : THEN + expected);
  }

  private static String marks(Chart chart, List<ChartDay> days, boolean expected) {
    Credits most = chart.most();
    return days.stream()
        .filter(day -> day.isExpected() == expected)
        .map(day -> day.left().map(left -> mark(left, most)).orElse(" "))
        .collect(Collectors.joining());
  }

  /** The lowest mark for the lowest fifth, and so on; the highest amount has the highest mark. */
  private static String mark(Credits left, Credits most) {
    int highest = MARKS.length() - 1;
    int height =
        most.isZero()
            ? 0
            : (int) Math.min(highest, left.hundredths() * MARKS.length() / most.hundredths());
    return MARKS.substring(height, height + 1);
  }
}

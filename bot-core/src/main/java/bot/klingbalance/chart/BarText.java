package bot.klingbalance.chart;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Bars;
import bot.klingbalance.message.Bars.Day;
import bot.klingbalance.message.Text;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Bars in words and in a line of marks: for those who do not see the picture. */
public final class BarText {
  /** As many as a phone shows in one line. */
  private static final int MOST_MARKS = 30;

  private static final String MARKS = "▁▂▃▅▇";

  /** A day on which nothing was spent. */
  private static final String NOTHING = "·";

  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  private BarText() {}

  /** A sentence: over which days, and the highest of them. */
  public static String of(Bars bars) {
    Day highest =
        Collections.max(bars.days(), Comparator.comparing(Day::amount).thenComparing(Day::date));
    return "%s, %s to %s: at most %s %s, on %s."
        .formatted(
            bars.title(),
            bars.days().get(0).date().format(WEEKDAY),
            bars.days().get(bars.days().size() - 1).date().format(WEEKDAY),
            highest.amount().whole(),
            bars.unit(),
            highest.date().format(WEEKDAY));
  }

  /** The title, and a mark for each day or few days, as code, in which blanks count. */
  public static Text line(Bars bars) {
    return Text.of(title(bars, MOST_MARKS) + " ").code(marks(bars));
  }

  /** The title, which says how many days share a bar where they do. */
  public static String title(Bars bars, int most) {
    int together = Bar.daysTogether(bars, most);
    return together == 1 ? bars.title() : "%s (%d days a bar)".formatted(bars.title(), together);
  }

  private static String marks(Bars bars) {
    List<Bar> all = Bar.of(bars, MOST_MARKS);
    Credits most = all.stream().map(Bar::amount).max(Comparator.naturalOrder()).orElseThrow();
    return all.stream().map(bar -> mark(bar.amount(), most)).collect(Collectors.joining());
  }

  private static String mark(Credits amount, Credits most) {
    if (amount.isZero()) {
      return NOTHING;
    }
    int highest = MARKS.length() - 1;
    long height = Math.min(highest, amount.hundredths() * MARKS.length() / most.hundredths());
    return MARKS.substring((int) height, (int) height + 1);
  }
}

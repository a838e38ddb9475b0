package bot.klingbalance.terminal;

import bot.klingbalance.chart.Bar;
import bot.klingbalance.message.Bars;
import java.util.Comparator;
import java.util.List;

/**
 * Bars of letters, one a line: its day, the bar in eighths of a letter, and the amount. It fits the
 * terminal's width.
 */
final class TerminalBars {
  /** More lines than that are no picture. */
  static final int MOST = 15;

  /** A bar that is longer than that is no easier to read. */
  private static final int LONGEST = 40;

  private static final int LABEL = 6;
  private static final int AMOUNT = 10;
  private static final int EIGHTHS = 8;
  private static final String PARTS = " ▏▎▍▌▋▊▉";

  private TerminalBars() {}

  static List<String> lines(Bars bars, Palette palette, int columns) {
    List<Bar> all = Bar.of(bars, MOST);
    long most =
        all.stream()
            .map(Bar::amount)
            .max(Comparator.naturalOrder())
            .map(amount -> Math.max(1, amount.hundredths()))
            .orElse(1L);
    int width = Math.max(1, Math.min(LONGEST, columns - LABEL - AMOUNT - 2));
    return all.stream()
        .map(
            bar ->
                "%s %s %s"
                    .formatted(
                        palette.faint(padded(bar.label())),
                        filled(bar.amount().hundredths() * width * EIGHTHS / most, bar),
                        bar.amount().whole()))
        .toList();
  }

  /** An amount of something is never an empty bar. */
  private static String filled(long eighths, Bar bar) {
    int shown = (int) (bar.amount().isZero() ? 0 : Math.max(1, eighths));
    String rest = PARTS.substring(shown % EIGHTHS, shown % EIGHTHS + 1).strip();
    return "█".repeat(shown / EIGHTHS) + rest;
  }

  private static String padded(String label) {
    return " ".repeat(Math.max(0, LABEL - label.length())) + label;
  }
}

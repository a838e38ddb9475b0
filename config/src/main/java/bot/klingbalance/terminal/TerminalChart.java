package bot.klingbalance.terminal;

import bot.klingbalance.account.Credits;
import bot.klingbalance.chart.ChartText;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartPoint;
import bot.klingbalance.message.Tone;
import bot.klingbalance.terminal.layout.BrailleCanvas;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart of letters: the past as a line of braille dots, the forecast as {@code ·}, the run-out as
 * {@code ×}, with a line that says so. For use by one thread.
 */
final class TerminalChart {
  /** A wider line tells no more. */
  private static final int MOST_COLUMNS = 100;

  private static final int LEAST_COLUMNS = 20;

  /** An odd number, so that half of the highest amount has a row of its own. */
  static final int ROWS = 9;

  private static final char PAST = '⠒';
  private static final char EXPECTED = '·';
  private static final char RUN_OUT = '×';

  /** Between two dates. */
  private static final int GAP = 3;

  private final Chart chart;
  private final Palette palette;
  private final long top;
  private final int margin;
  private final int columns;
  private final BrailleCanvas dots;
  private final List<StringBuilder> rows = new ArrayList<>();

  private TerminalChart(Chart chart, Palette palette, int width) {
    this.chart = chart;
    this.palette = palette;
    this.top = roundUp(Math.max(100, chart.most().hundredths()));
    this.margin = Math.max(label(0).length(), label(ROWS / 2).length());
    this.columns = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, width - margin - 2));
    this.dots = new BrailleCanvas(columns, ROWS);
  }

  /**
   * The chart as lines, without its title.
   *
   * @param width columns of the terminal
   */
  static List<String> lines(Chart chart, Palette palette, int width) {
    TerminalChart drawn = new TerminalChart(chart, palette, width);
    chart.past().forEach(drawn::past);
    for (int row = 0; row < ROWS; row++) {
      drawn.rows.add(drawn.dots.row(row));
    }
    drawn.expected();
    chart.runOut().ifPresent(runOut -> drawn.put(drawn.x(runOut.at()), ROWS - 1, RUN_OUT));
    return drawn.framed();
  }

  private void past(List<ChartPoint> strand) {
    ChartPoint before = strand.get(0);
    for (ChartPoint point : strand) {
      dots.line(x(before.at()), y(before), x(point.at()), y(point));
      before = point;
    }
  }

  private void expected() {
    for (int i = 1; i < chart.expected().size(); i++) {
      ChartPoint from = chart.expected().get(i - 1);
      ChartPoint to = chart.expected().get(i);
      int steps = Math.max(1, Math.max(x(to.at()) - x(from.at()), Math.abs(y(to) - y(from))));
      for (int step = 0; step <= steps; step++) {
        int x = x(from.at()) + (x(to.at()) - x(from.at())) * step / steps;
        put(x, BrailleCanvas.row(y(from) + (float) (y(to) - y(from)) * step / steps), EXPECTED);
      }
    }
  }

  /** What lies ahead never covers the past. */
  private void put(int x, int row, char letter) {
    char there = rows.get(row).charAt(BrailleCanvas.column(x));
    if (there == ' ' || there == EXPECTED) {
      rows.get(row).setCharAt(BrailleCanvas.column(x), letter);
    }
  }

  private List<String> framed() {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      String label = row % (ROWS / 2) == 0 ? label(row) : "";
      String before = " ".repeat(margin - label.length()) + label;
      lines.add(palette.faint(before + (label.isEmpty() ? " │" : " ┤")) + coloured(rows.get(row)));
    }
    StringBuilder axis = new StringBuilder("─".repeat(columns));
    StringBuilder days = new StringBuilder(" ".repeat(columns));
    dates(axis, days);
    String before = " ".repeat(margin + 1);
    lines.add(palette.faint(before + "└" + axis));
    lines.add(palette.faint(before + " " + days.toString().stripTrailing()));
    lines.add(legend());
    return lines;
  }

  /** Short enough for a terminal of 40 columns. */
  private String legend() {
    StringBuilder legend = new StringBuilder(PAST + palette.faint(" left"));
    if (!chart.expected().isEmpty()) {
      legend.append(palette.faint("   " + EXPECTED + " expected"));
    }
    chart
        .runOut()
        .ifPresent(
            end ->
                legend
                    .append("   ")
                    .append(palette.toned(Tone.CRITICAL, String.valueOf(RUN_OUT)))
                    .append(palette.faint(" runs out " + ChartText.day(chart, end.at()))));
    return legend.toString();
  }

  /** As many dates as there is room for, each below its midnight. */
  private void dates(StringBuilder axis, StringBuilder days) {
    LocalDate first = chart.from().atZone(chart.zone()).toLocalDate();
    int free = 0;
    for (LocalDate date = first.plusDays(1); !midnight(date).isAfter(chart.until()); ) {
      int column = BrailleCanvas.column(x(midnight(date)));
      String label = ChartText.day(chart, midnight(date));
      if (column >= free && column + label.length() <= columns) {
        axis.setCharAt(column, '┬');
        days.replace(column, column + label.length(), label);
        free = column + label.length() + GAP;
      }
      date = date.plusDays(1);
    }
  }

  private Instant midnight(LocalDate date) {
    return date.atStartOfDay(chart.zone()).toInstant();
  }

  private String coloured(StringBuilder row) {
    return row.toString()
        .stripTrailing()
        .replace(String.valueOf(EXPECTED), palette.faint(String.valueOf(EXPECTED)))
        .replace(String.valueOf(RUN_OUT), palette.toned(Tone.CRITICAL, String.valueOf(RUN_OUT)));
  }

  private String label(int row) {
    return new Credits(top * (ROWS - 1 - row) / (ROWS - 1)).toString();
  }

  private int x(Instant at) {
    long whole = Math.max(1, Duration.between(chart.from(), chart.until()).toSeconds());
    long part = Duration.between(chart.from(), at).toSeconds();
    return (int) Math.min(dots.right(), part * dots.right() / whole);
  }

  private int y(ChartPoint point) {
    return (int) Math.round((1 - (double) point.left().hundredths() / top) * dots.bottom());
  }

  /** The next multiple of half a power of ten. */
  private static long roundUp(long number) {
    long step = 5;
    while (step * 20 <= number) {
      step *= 10;
    }
    return (number + step - 1) / step * step;
  }
}

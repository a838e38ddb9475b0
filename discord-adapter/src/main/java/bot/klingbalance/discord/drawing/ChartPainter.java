package bot.klingbalance.discord.drawing;

import bot.klingbalance.account.Credits;
import bot.klingbalance.chart.ChartText;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartMark;
import bot.klingbalance.message.ChartPoint;
import bot.klingbalance.message.ChartRunOut;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Draws one chart as a PNG. For use by one thread.
 *
 * <p>Only this class and those that it uses touch AWT, which is slow to load and may be missing. So
 * nothing loads it before there is a chart to draw.
 */
final class ChartPainter {
  static final int WIDTH = PictureCanvas.WIDTH;
  static final int HEIGHT = PictureCanvas.HEIGHT;

  /** Room above the highest amount for a row of labels, or for two. */
  private static final int ROW = 40;

  private static final int DOT = 16;
  private static final int RING = 12;
  private static final double RULE = 4;

  private final Chart chart;
  private final PictureCanvas canvas;
  private final Graphics2D graphics;
  private final Plot plot;
  private final double top;
  private final LabelPlacement labels;

  private ChartPainter(Chart chart, PictureCanvas canvas) {
    this.chart = chart;
    this.canvas = canvas;
    this.graphics = canvas.graphics();
    AmountScale amounts = AmountScale.of(chart.most());
    Rectangle2D frame = canvas.frame(amounts);
    this.top = frame.getMinY();
    int room = chart.runOut().isEmpty() && chart.events().marks().isEmpty() ? ROW : 2 * ROW;
    this.labels = new LabelPlacement(frame);
    this.plot =
        Plot.of(
            chart,
            amounts,
            new Rectangle2D.Double(
                frame.getX(), top + room, frame.getWidth(), frame.getHeight() - room));
  }

  static byte[] png(Chart chart) {
    PictureCanvas canvas = new PictureCanvas();
    canvas.title(title(chart));
    ChartPainter painter = new ChartPainter(chart, canvas);
    canvas.grid(painter.plot);
    painter.range();
    painter.expected();
    painter.past();
    chart.runOut().ifPresent(painter::runOut);
    painter.latest();
    painter.marks();
    return canvas.png();
  }

  /** With the unit of the amounts, where it is not among its words. */
  private static String title(Chart chart) {
    return chart.title().contains("redits") ? chart.title() : chart.title() + " · credits";
  }

  private void range() {
    List<ChartPoint> outline = RunOutRange.outline(chart);
    if (!outline.isEmpty()) {
      graphics.setColor(ChartStyle.RANGE);
      graphics.setClip(plot.area());
      graphics.fill(plot.line(outline));
      graphics.setClip(null);
    }
  }

  private void past() {
    graphics.setColor(ChartStyle.PAST);
    graphics.setStroke(ChartStyle.SOLID);
    for (List<ChartPoint> strand : chart.past()) {
      draw(plot.line(strand));
    }
  }

  /** One line: drawn in pieces, each would begin with a dash of its own, and none had a gap. */
  private void expected() {
    if (chart.expected().isEmpty()) {
      return;
    }
    List<ChartPoint> backwards = new ArrayList<>(chart.expected());
    backwards.add(0, chart.latest());
    // From its end on, so that the end is a dash and not a gap.
    Collections.reverse(backwards);
    graphics.setColor(ChartStyle.EXPECTED);
    graphics.setStroke(ChartStyle.DASHED);
    draw(plot.line(backwards));
  }

  private void draw(Path2D line) {
    graphics.draw(line);
    labels.avoid(line);
  }

  /** A line below the title, with the day beside it. */
  private void runOut(ChartRunOut runOut) {
    double x = plot.x(runOut.at());
    if (x > plot.area().getMaxX()) {
      return;
    }
    Rectangle2D line = new Rectangle2D.Double(x - RULE / 2, top, RULE, plot.area().getMaxY() - top);
    graphics.setColor(ChartStyle.RUN_OUT);
    graphics.fill(line);
    labels.take(line);
    List<String> wordings =
        List.of(
            "Runs out " + ChartText.weekday(chart, runOut.at()),
            "Runs out " + ChartText.day(chart, runOut.at()));
    Point2D upper = new Point2D.Double(x, top);
    canvas.label(new Label(wordings, ChartStyle.LABEL, ChartStyle.WORDS, false), labels, upper);
  }

  /** A dot at the last reading, and how much that was. */
  private void latest() {
    Point2D at = plot.at(chart.latest());
    dot(at, DOT, ChartStyle.PAST);
    List<String> amount = List.of(chart.latest().left().toString());
    canvas.label(new Label(amount, ChartStyle.AMOUNT, ChartStyle.WORDS, true), labels, at);
  }

  /** The largest and latest first, since what finds no room is left out. */
  private void marks() {
    chart.events().marks().stream()
        .sorted(Comparator.comparing(ChartMark::credits).thenComparing(ChartMark::at).reversed())
        .forEach(this::mark);
  }

  private void mark(ChartMark mark) {
    Point2D at = new Point2D.Double(plot.x(mark.at()), plot.y(height(mark)));
    List<String> wordings =
        List.of(mark.words() + " " + ChartText.day(chart, mark.at()), mark.words());
    boolean above = mark.kind() != ChartMark.Kind.EXPIRY;
    if (canvas.label(new Label(wordings, ChartStyle.LABEL, ChartStyle.QUIET, above), labels, at)) {
      dot(at, RING, ChartStyle.WORDS);
    }
  }

  /**
   * Where the line is when it has risen, or before it falls; a step is two points at one moment.
   */
  private Credits height(ChartMark mark) {
    List<ChartPoint> line =
        Stream.concat(chart.past().stream().flatMap(List::stream), chart.expected().stream())
            .toList();
    int next = 0;
    while (next + 1 < line.size() && line.get(next).at().isBefore(mark.at())) {
      next++;
    }
    ChartPoint from = line.get(next);
    if (mark.kind() == ChartMark.Kind.EXPIRY) {
      return from.at().equals(mark.at()) ? from.left() : line.get(Math.max(0, next - 1)).left();
    }
    boolean isStep = next + 1 < line.size() && line.get(next + 1).at().equals(from.at());
    return isStep ? line.get(next + 1).left() : from.left();
  }

  private void dot(Point2D at, double size, Color colour) {
    graphics.setColor(colour);
    graphics.fill(new Ellipse2D.Double(at.getX() - size / 2, at.getY() - size / 2, size, size));
  }
}

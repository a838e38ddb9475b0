package bot.klingbalance.discord.drawing;

import bot.klingbalance.account.Credits;
import bot.klingbalance.chart.ChartText;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartPoint;
import bot.klingbalance.message.ChartRunOut;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws one chart as a PNG. For use by one thread.
 *
 * <p>Only this class and those that it uses touch AWT, which is slow to load and may be missing. So
 * nothing loads it before there is a chart to draw.
 */
final class ChartPainter {
  static final int WIDTH = 800;
  static final int HEIGHT = 400;

  /** About the share of the width that the plot takes beside the labels of its y axis. */
  private static final double PLOT = 0.86;

  /** Leaves room above the highest amount for the label of the run-out. */
  private static final double HEADROOM = 1.32;

  /** Leaves room below zero, so that a line at zero is seen. */
  private static final double FOOTROOM = 0.02;

  private static final int GAP = 12;

  private final Chart chart;
  private final DayScale days;
  private final double right;
  private final double top;
  private final XYChart drawn;

  private ChartPainter(Chart chart) {
    this.chart = chart;
    this.days = DayScale.of(chart);
    double until = Math.max(days.of(chart.until()), days.of(chart.from()) + 0.5);
    this.right = until * 1.03;
    this.top = Math.max(0.01, credits(chart.most())) * HEADROOM;
    this.drawn = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(chart.title()).build();
  }

  static byte[] png(Chart chart) {
    ChartPainter painter = new ChartPainter(chart);
    ChartStyle.apply(painter.drawn.getStyler());
    painter.axes(painter.drawn.getStyler());
    painter.range();
    painter.past();
    painter.expected();
    painter.today();
    chart.runOut().ifPresent(painter::runOut);
    return painter.encoded();
  }

  private void axes(XYStyler styler) {
    styler.setXAxisMin(0.0).setXAxisMax(right).setYAxisMin(-FOOTROOM * top).setYAxisMax(top);
    drawn.setCustomXAxisTickLabelsFormatter(days::label);
    drawn.setCustomYAxisTickLabelsFormatter(ChartPainter::amount);
  }

  private void range() {
    List<ChartPoint> outline = RunOutRange.outline(chart);
    if (!outline.isEmpty()) {
      XYSeries range = series("range", outline);
      range.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
      range.setLineStyle(SeriesLines.NONE).setFillColor(ChartStyle.RANGE);
    }
  }

  private void past() {
    for (int i = 0; i < chart.past().size(); i++) {
      series("past " + i, chart.past().get(i))
          .setLineStyle(ChartStyle.SOLID)
          .setLineColor(ChartStyle.PAST);
    }
  }

  private void expected() {
    if (!chart.expected().isEmpty()) {
      series("expected", chart.expected())
          .setLineStyle(ChartStyle.DASHED)
          .setLineColor(ChartStyle.EXPECTED);
    }
  }

  /** A dot at the last reading, and how much that was. */
  private void today() {
    ChartPoint latest = chart.latest();
    series("today", List.of(latest))
        .setMarker(SeriesMarkers.CIRCLE)
        .setMarkerColor(ChartStyle.PAST)
        .setLineStyle(SeriesLines.NONE);
    String amount = latest.left().toString();
    double x = days.of(latest.at()) + width(amount) / 2;
    words(amount, Math.min(x, right - width(amount) / 2), credits(latest.left()) + top * 0.09);
  }

  /** A line at the run-out, with its day beside it where there is room. */
  private void runOut(ChartRunOut runOut) {
    double x = days.of(runOut.at());
    if (x > right) {
      return;
    }
    String day = "Runs out " + ChartText.weekday(chart, runOut.at());
    double half = width(day) / 2 + across(GAP);
    drawn.addAnnotation(new AnnotationLine(x, true, false));
    words(day, x > 2 * half ? x - half : x + half, top * 0.9);
  }

  private void words(String words, double x, double y) {
    drawn.addAnnotation(new AnnotationText(words, x, y, false));
  }

  /** How wide words are, in days. */
  private double width(String words) {
    FontRenderContext context = new FontRenderContext(null, true, true);
    return across(ChartStyle.BOLD.getStringBounds(words, context).getWidth());
  }

  /** How many days so many pixels are. */
  private double across(double pixels) {
    return pixels / (WIDTH * PLOT) * right;
  }

  private XYSeries series(String name, List<ChartPoint> points) {
    double[] x = points.stream().mapToDouble(point -> days.of(point.at())).toArray();
    double[] y = points.stream().mapToDouble(point -> credits(point.left())).toArray();
    XYSeries series = drawn.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }

  private byte[] encoded() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    // Without it each piece of a line is moved to whole pixels, and the line looks shaky.
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    drawn.paint(graphics, WIDTH, HEIGHT);
    graphics.dispose();
    return PngFile.of(image);
  }

  private static String amount(double credits) {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(BigDecimal.valueOf(credits));
  }

  private static double credits(Credits amount) {
    return amount.hundredths() / 100.0;
  }
}

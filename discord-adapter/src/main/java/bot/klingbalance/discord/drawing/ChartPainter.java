package bot.klingbalance.discord.drawing;

import bot.klingbalance.account.Credits;
import bot.klingbalance.chart.ChartText;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartPoint;
import bot.klingbalance.message.ChartRunOut;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws one chart as a PNG: a dark card that reads on a dark and on a light background, with
 * letters that a phone shows large enough. For use by one thread.
 *
 * <p>The only class that touches AWT, which is slow to load and may be missing: nobody loads it
 * before there is something to draw.
 */
final class ChartPainter {
  static final int WIDTH = 800;
  static final int HEIGHT = 400;

  /** Discord's own dark card, so that the picture has no edge there. */
  static final Color CARD = new Color(0x2B2D31);

  static final Color PAST = new Color(0x5EB1FF);
  static final Color EXPECTED = new Color(0xF5B942);
  static final Color RUN_OUT = new Color(0xFF7B72);

  private static final Color RANGE = new Color(0xF5, 0xB9, 0x42, 56);
  static final Color WORDS = new Color(0xE6E8EB);
  static final Color QUIET = new Color(0xB8BCC4);
  private static final Color GRID = new Color(0x43464D);
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 23);
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 25);
  private static final BasicStroke SOLID =
      new BasicStroke(4.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final BasicStroke DASHED =
      new BasicStroke(4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {12, 9}, 0);

  /** How much of the width the plot takes beside the labels of its y axis, about. */
  private static final double PLOT = 0.86;

  /** Above the highest amount there is room for the label of the run-out. */
  private static final double HEADROOM = 1.32;

  /** So much below nothing, for the line of nothing to be seen. */
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
    painter.style(painter.drawn.getStyler());
    painter.range();
    painter.past();
    painter.expected();
    painter.today();
    chart.runOut().ifPresent(painter::runOut);
    return painter.encoded();
  }

  private void style(XYStyler styler) {
    styler.setChartBackgroundColor(CARD).setPlotBackgroundColor(CARD).setPlotBorderVisible(false);
    styler.setChartFontColor(QUIET).setChartTitleFont(FONT).setChartTitleBoxVisible(false);
    styler.setChartPadding(14).setLegendVisible(false);
    styler.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(1.5f));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setAxisTickLabelsFont(FONT).setAxisTickLabelsColor(QUIET);
    styler.setAxisTitlesVisible(false).setAxisTicksLineVisible(false).setAxisTickPadding(8);
    styler.setAxisTickMarksColor(GRID).setAxisTickMarkLength(7);
    styler.setPlotMargin(0).setPlotContentSize(1);
    styler.setXAxisTickMarkSpacingHint(100).setYAxisTickMarkSpacingHint(75);
    styler.setYAxisLabelAlignment(TextAlignment.Right);
    styler.setXAxisMin(0.0).setXAxisMax(right).setYAxisMin(-FOOTROOM * top).setYAxisMax(top);
    styler.setAnnotationLineColor(RUN_OUT).setAnnotationLineStroke(new BasicStroke(3f));
    styler.setAnnotationTextFont(BOLD).setAnnotationTextFontColor(WORDS);
    drawn.setCustomXAxisTickLabelsFormatter(days::label);
    drawn.setCustomYAxisTickLabelsFormatter(ChartPainter::amount);
  }

  /** The line to the run-out, run through faster and slower: as early and as late as it may end. */
  private void range() {
    if (chart.runOut().isEmpty() || chart.expected().isEmpty()) {
      return;
    }
    ChartRunOut runOut = chart.runOut().get();
    List<ChartPoint> outline = new ArrayList<>(paced(runOut.earliest(), runOut.at()));
    List<ChartPoint> back = new ArrayList<>(paced(runOut.latest(), runOut.at()));
    Collections.reverse(back);
    outline.addAll(back);
    XYSeries range = series("range", outline);
    range.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    range.setLineStyle(SeriesLines.NONE).setFillColor(RANGE);
  }

  private List<ChartPoint> paced(Instant end, Instant usualEnd) {
    Instant now = chart.latest().at();
    double pace = seconds(now, end) / Math.max(1, seconds(now, usualEnd));
    Stream<ChartPoint> untilThen =
        chart.expected().stream().filter(point -> point.at().isBefore(usualEnd));
    return Stream.concat(untilThen, Stream.of(new ChartPoint(usualEnd, Credits.ZERO)))
        .map(
            point ->
                new ChartPoint(
                    now.plusSeconds(Math.round(seconds(now, point.at()) * pace)), point.left()))
        .toList();
  }

  private void past() {
    for (int i = 0; i < chart.past().size(); i++) {
      series("past " + i, chart.past().get(i)).setLineStyle(SOLID).setLineColor(PAST);
    }
  }

  private void expected() {
    if (!chart.expected().isEmpty()) {
      series("expected", chart.expected()).setLineStyle(DASHED).setLineColor(EXPECTED);
    }
  }

  /** A dot at the last reading, and how much that was. */
  private void today() {
    ChartPoint latest = chart.latest();
    series("today", List.of(latest))
        .setMarker(SeriesMarkers.CIRCLE)
        .setMarkerColor(PAST)
        .setLineStyle(SeriesLines.NONE);
    drawn.getStyler().setMarkerSize(14);
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
    return across(BOLD.getStringBounds(words, context).getWidth());
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
    // Else each piece of a line is moved to whole pixels, and the line trembles.
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    drawn.paint(graphics, WIDTH, HEIGHT);
    graphics.dispose();
    return PngWriter.of(((DataBufferInt) image.getRaster().getDataBuffer()).getData(), WIDTH);
  }

  private static String amount(double credits) {
    return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(BigDecimal.valueOf(credits));
  }

  private static double credits(Credits amount) {
    return amount.hundredths() / 100.0;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds();
  }
}

package bot.klingbalance.discord.drawing;

import bot.klingbalance.account.Credits;
import bot.klingbalance.chart.Bar;
import bot.klingbalance.chart.BarText;
import bot.klingbalance.message.Bars;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;

/**
 * Draws bars as a PNG: each as high as its day, its amount above it where there is room for all.
 * For use by one thread. Touches AWT, as {@link ChartPainter} does.
 */
final class BarPainter {
  /** More are too thin to be told apart where a phone shows 300 pixels. */
  private static final int MOST_BARS = 45;

  private static final int GAP = 8;
  private static final double FILLED = 0.72;
  private static final double EDGE = 8;

  private final List<Bar> bars;
  private final AmountScale amounts;
  private final Graphics2D graphics;
  private final Rectangle2D area;
  private final double slot;

  private BarPainter(List<Bar> bars, PictureCanvas canvas) {
    Credits most = bars.stream().map(Bar::amount).max(Comparator.naturalOrder()).orElseThrow();
    this.bars = bars;
    this.amounts = AmountScale.of(most);
    this.graphics = canvas.graphics();
    Rectangle2D frame = canvas.frame(amounts);
    double room = graphics.getFontMetrics(ChartStyle.LABEL).getHeight();
    this.area =
        new Rectangle2D.Double(
            frame.getX(), frame.getY() + room, frame.getWidth(), frame.getHeight() - room);
    this.slot = area.getWidth() / bars.size();
  }

  static byte[] png(Bars bars) {
    PictureCanvas canvas = new PictureCanvas();
    canvas.title("%s · %s".formatted(BarText.title(bars, MOST_BARS), bars.unit()));
    BarPainter painter = new BarPainter(Bar.of(bars, MOST_BARS), canvas);
    painter.grid();
    painter.bars();
    painter.amounts();
    painter.dates();
    return canvas.png();
  }

  private void grid() {
    graphics.setStroke(ChartStyle.THIN);
    FontMetrics metrics = graphics.getFontMetrics(ChartStyle.AXIS);
    for (Credits amount : amounts.lines()) {
      graphics.setColor(ChartStyle.GRID);
      graphics.draw(new Line2D.Double(area.getMinX(), y(amount), area.getMaxX(), y(amount)));
      String words = amount.toString();
      double left = area.getMinX() - GAP - metrics.stringWidth(words);
      write(words, ChartStyle.AXIS, ChartStyle.QUIET, left, y(amount) + metrics.getAscent() * 0.36);
    }
  }

  private void bars() {
    graphics.setColor(ChartStyle.PAST);
    for (int i = 0; i < bars.size(); i++) {
      double top = y(bars.get(i).amount());
      double height = area.getMaxY() - top;
      double left = area.getMinX() + slot * (i + (1 - FILLED) / 2);
      if (height > 0) {
        graphics.fill(new Rectangle2D.Double(left, top, slot * FILLED, height));
      }
    }
  }

  /** Above all bars or above none: a picture with some amounts reads as if the others had none. */
  private void amounts() {
    FontMetrics metrics = graphics.getFontMetrics(ChartStyle.LABEL);
    int widest = bars.stream().mapToInt(bar -> metrics.stringWidth(words(bar))).max().orElse(0);
    if (widest + GAP > slot) {
      return;
    }
    for (int i = 0; i < bars.size(); i++) {
      String words = words(bars.get(i));
      double left = middle(i) - metrics.stringWidth(words) / 2.0;
      double base = y(bars.get(i).amount()) - GAP;
      write(words, ChartStyle.LABEL, ChartStyle.WORDS, left, base);
    }
  }

  /** As many as there is room for; the last day always. */
  private void dates() {
    FontMetrics metrics = graphics.getFontMetrics(ChartStyle.AXIS);
    double right = PictureCanvas.WIDTH - EDGE;
    double free = right;
    for (int i = bars.size() - 1; i >= 0; i--) {
      String label = bars.get(i).label();
      double width = metrics.stringWidth(label);
      double left = Math.min(middle(i) - width / 2, right - width);
      if (left + width <= free && left >= EDGE) {
        double base = area.getMaxY() + GAP + metrics.getAscent();
        write(label, ChartStyle.AXIS, ChartStyle.QUIET, left, base);
        free = left - 3 * GAP;
      }
    }
  }

  private static String words(Bar bar) {
    return bar.amount().isZero() ? "" : bar.amount().whole().toString();
  }

  private double middle(int bar) {
    return area.getMinX() + slot * (bar + 0.5);
  }

  private double y(Credits amount) {
    return area.getMaxY() - area.getHeight() * amounts.part(amount);
  }

  private void write(String words, Font font, Color colour, double x, double y) {
    graphics.setFont(font);
    graphics.setColor(colour);
    graphics.drawString(words, (float) x, (float) y);
  }
}

package bot.klingbalance.discord.drawing;

import bot.klingbalance.account.Credits;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** A card with a title, and the axes of a plot. For use by one thread. */
final class PictureCanvas {
  static final int WIDTH = 800;
  static final int HEIGHT = 400;

  private static final int PADDING = 16;

  /** Pixels between an axis and its labels. */
  private static final int GAP = 10;

  /** Pixels between two dates. */
  private static final int BETWEEN_DATES = 36;

  /** An address that is longer is cut, however small the letters are. */
  private static final float SMALLEST_TITLE = 24;

  private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D graphics = image.createGraphics();
  private final FontMetrics axis = graphics.getFontMetrics(ChartStyle.AXIS);

  PictureCanvas() {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    // Without it each piece of a line is moved to whole pixels, and the line looks shaky.
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(ChartStyle.CARD);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
  }

  Graphics2D graphics() {
    return graphics;
  }

  /** One line at the top, in smaller letters where it is long. */
  void title(String words) {
    int room = WIDTH - 2 * PADDING;
    Font font = ChartStyle.TITLE;
    while (width(words, font) > room && font.getSize2D() > SMALLEST_TITLE) {
      font = font.deriveFont(font.getSize2D() - 2);
    }
    String shown = words;
    for (int end = words.length(); width(shown, font) > room; end--) {
      shown = words.substring(0, end) + "…";
    }
    write(shown, font, ChartStyle.QUIET, PADDING, PADDING + axis.getAscent());
  }

  /** What is left beside the title and the labels of the axes. */
  Rectangle2D frame(AmountScale amounts) {
    int widest =
        amounts.lines().stream()
            .mapToInt(amount -> axis.stringWidth(amount.toString()))
            .max()
            .orElse(0);
    int left = PADDING + widest + GAP;
    int top = PADDING + axis.getHeight() + GAP;
    int bottom = HEIGHT - PADDING - axis.getAscent() - GAP;
    return new Rectangle2D.Double(left, top, WIDTH - PADDING - GAP - left, bottom - top);
  }

  void grid(Plot plot) {
    Rectangle2D area = plot.area();
    graphics.setStroke(ChartStyle.THIN);
    for (Credits amount : plot.amounts().lines()) {
      double y = plot.y(amount);
      graphics.setColor(ChartStyle.GRID);
      graphics.draw(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
      String words = amount.toString();
      double left = area.getMinX() - GAP - axis.stringWidth(words);
      write(words, ChartStyle.AXIS, ChartStyle.QUIET, left, y + axis.getAscent() * 0.36);
    }
    int most = (int) (area.getWidth() / (axis.stringWidth("30 Nov") + BETWEEN_DATES));
    for (int day : plot.days().midnights(plot.from(), plot.to(), most)) {
      date(plot.days().label(day), plot.x(day), area.getMaxY());
    }
  }

  /**
   * Writes a label beside its point, or further away with a thin line to it.
   *
   * @return whether there was room for it
   */
  boolean label(Label label, LabelPlacement labels, Point2D point) {
    FontMetrics metrics = graphics.getFontMetrics(label.font());
    for (int away : new int[] {LabelPlacement.NEAR, LabelPlacement.FAR}) {
      for (String words : label.wordings()) {
        Dimension size = new Dimension(metrics.stringWidth(words), metrics.getHeight());
        Optional<Rectangle2D> place = labels.place(size, point, label.above(), away);
        if (place.isPresent()) {
          lead(place.get(), point);
          double base = place.get().getY() + metrics.getAscent();
          write(words, label.font(), label.colour(), place.get().getX(), base);
          return true;
        }
      }
    }
    return false;
  }

  private void lead(Rectangle2D place, Point2D point) {
    Point2D end = LabelPlacement.nearest(place, point);
    if (end.distance(point) > LabelPlacement.NEAR / 2.0) {
      graphics.setColor(ChartStyle.QUIET);
      graphics.setStroke(ChartStyle.THIN);
      graphics.draw(new Line2D.Double(point, end));
    }
  }

  byte[] png() {
    graphics.dispose();
    return PngFile.of(image);
  }

  private void date(String words, double x, double y) {
    graphics.setColor(ChartStyle.GRID);
    graphics.draw(new Line2D.Double(x, y, x, y + GAP));
    double width = axis.stringWidth(words);
    double left = Math.max(PADDING, Math.min(WIDTH - PADDING - width, x - width / 2));
    write(words, ChartStyle.AXIS, ChartStyle.QUIET, left, y + GAP + axis.getAscent());
  }

  private double width(String words, Font font) {
    return graphics.getFontMetrics(font).stringWidth(words);
  }

  private void write(String words, Font font, Color colour, double x, double y) {
    graphics.setFont(font);
    graphics.setColor(colour);
    graphics.drawString(words, (float) x, (float) y);
  }
}

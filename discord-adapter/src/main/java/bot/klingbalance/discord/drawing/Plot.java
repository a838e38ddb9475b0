package bot.klingbalance.discord.drawing;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartPoint;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the points of a chart lie in its picture.
 *
 * @param area in pixels: of the highest amount and of nothing, of the first moment and of the last
 * @param from in days of {@code days}, as {@code to}
 */
record Plot(Rectangle2D area, DayScale days, double from, double to, AmountScale amounts) {
  /** A chart of a moment is drawn as one of half a day. */
  private static final double SHORTEST = 0.5;

  /** In pixels: so little a line that is five wide may be moved. */
  private static final double INVISIBLE = 0.05;

  static Plot of(Chart chart, AmountScale amounts, Rectangle2D area) {
    DayScale days = DayScale.of(chart);
    double from = days.of(chart.from());
    double to = Math.max(days.of(chart.until()), from + SHORTEST);
    return new Plot(area, days, from, to, amounts);
  }

  double x(Instant at) {
    return x(days.of(at));
  }

  double x(double day) {
    return area.getMinX() + (day - from) / (to - from) * area.getWidth();
  }

  double y(Credits amount) {
    return area.getMaxY() - amounts.part(amount) * area.getHeight();
  }

  Point2D at(ChartPoint point) {
    return new Point2D.Double(x(point.at()), y(point.left()));
  }

  /**
   * A line through the points. Of those in one column of pixels the first and the last are enough:
   * of a year there are more than there are columns. Those on the straight way between others, as
   * of every night without spending, only take time to draw.
   */
  Path2D line(List<ChartPoint> points) {
    List<Point2D> corners = new ArrayList<>();
    Point2D begin = at(points.get(0));
    corners.add(begin);
    Point2D passed = begin;
    for (ChartPoint point : points) {
      Point2D next = at(point);
      if (Math.abs(next.getX() - begin.getX()) >= 1) {
        add(corners, passed);
        add(corners, next);
        begin = next;
      }
      passed = next;
    }
    add(corners, passed);
    Path2D line = new Path2D.Double();
    line.moveTo(corners.get(0).getX(), corners.get(0).getY());
    corners.subList(1, corners.size()).forEach(each -> line.lineTo(each.getX(), each.getY()));
    if (corners.size() == 1) {
      line.lineTo(begin.getX(), begin.getY());
    }
    return line;
  }

  /** In place of the last corner where the way to {@code next} passes it. */
  private static void add(List<Point2D> corners, Point2D next) {
    int last = corners.size() - 1;
    Point2D corner = corners.get(last);
    if (corner.equals(next)) {
      return;
    }
    if (last > 0) {
      Line2D way = new Line2D.Double(corners.get(last - 1), next);
      if (way.ptSegDist(corner) < INVISIBLE) {
        corners.remove(last);
      }
    }
    corners.add(next);
  }
}

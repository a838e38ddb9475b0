package bot.klingbalance.discord.drawing;

import java.awt.Shape;
import java.awt.geom.Dimension2D;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds room for labels: near what they explain, never on one another and, where it can be, not on
 * the lines. For use by one thread.
 */
final class LabelPlacement {
  /** Pixels between two places that are tried, and a side of the squares that a line covers. */
  private static final int STEP = 6;

  /** Pixels between a label and its point. */
  private static final int GAP = 12;

  /** Pixels between a label and whatever else has its place. */
  private static final int APART = 8;

  /** How many pixels further away a place may be that covers one square less of a line. */
  private static final int PER_SQUARE = 20;

  /** How many pixels further away a place on the better side may be. */
  private static final int WRONG_SIDE = 40;

  /** So near a label needs nothing that leads to it. */
  static final int NEAR = 40;

  /** A label that is further away, or covers more of a line, confuses. */
  static final int FAR = 120;

  private final Rectangle2D area;
  private final int columns;
  private final BitSet covered = new BitSet();
  private final List<Rectangle2D> taken = new ArrayList<>();

  /**
   * Nothing placed yet.
   *
   * @param area where labels may be
   */
  LabelPlacement(Rectangle2D area) {
    this.area = area;
    this.columns = (int) (area.getMaxX() / STEP) + 1;
  }

  /** Keeps off a line: best where there is another place. */
  void avoid(Shape line) {
    double[] to = new double[6];
    Point2D from = new Point2D.Double();
    for (PathIterator parts = line.getPathIterator(null); !parts.isDone(); parts.next()) {
      if (parts.currentSegment(to) == PathIterator.SEG_LINETO) {
        cover(from, to[0], to[1]);
      }
      from.setLocation(to[0], to[1]);
    }
  }

  /** Keeps clear of a place. */
  void take(Rectangle2D place) {
    taken.add(place);
  }

  /**
   * The best place for a label near its point, which is taken then; nothing where there is none.
   *
   * @param above on which side of the point it should rather be
   * @param most how much worse than right beside the point it may be, in pixels
   */
  Optional<Rectangle2D> place(Dimension2D size, Point2D point, boolean above, int most) {
    Rectangle2D best = null;
    double least = most;
    double rightmost = area.getMaxX() - size.getWidth();
    for (double x :
        new double[] {
          point.getX() - size.getWidth() - GAP,
          point.getX() - size.getWidth() / 2,
          point.getX() + GAP
        }) {
      double left = Math.max(area.getMinX(), Math.min(rightmost, x));
      for (double y = area.getMinY(); y <= area.getMaxY() - size.getHeight(); y += STEP) {
        Rectangle2D tried = new Rectangle2D.Double(left, y, size.getWidth(), size.getHeight());
        boolean isAbove = tried.getCenterY() < point.getY();
        double cost = cost(tried, point) + (isAbove == above ? 0 : WRONG_SIDE);
        if (cost < least && isFree(tried) && isInSight(tried, point)) {
          best = tried;
          least = cost;
        }
      }
    }
    Optional<Rectangle2D> found = Optional.ofNullable(best);
    found.ifPresent(taken::add);
    return found;
  }

  /** The point of a place that is nearest to another one. */
  static Point2D nearest(Rectangle2D place, Point2D point) {
    return new Point2D.Double(
        Math.max(place.getMinX(), Math.min(place.getMaxX(), point.getX())),
        Math.max(place.getMinY(), Math.min(place.getMaxY(), point.getY())));
  }

  private double cost(Rectangle2D tried, Point2D point) {
    return nearest(tried, point).distance(point) + PER_SQUARE * squares(tried);
  }

  private boolean isFree(Rectangle2D tried) {
    Rectangle2D wide =
        new Rectangle2D.Double(
            tried.getX() - APART, tried.getY(), tried.getWidth() + 2 * APART, tried.getHeight());
    return taken.stream().noneMatch(wide::intersects);
  }

  /** Whether nothing that has its place lies between. */
  private boolean isInSight(Rectangle2D tried, Point2D point) {
    Line2D way = new Line2D.Double(point, nearest(tried, point));
    return taken.stream().filter(each -> !each.contains(point)).noneMatch(way::intersects);
  }

  private int squares(Rectangle2D place) {
    int first = (int) (place.getMinX() / STEP);
    int last = Math.min(columns - 1, (int) (place.getMaxX() / STEP));
    int squares = 0;
    for (int row = (int) (place.getMinY() / STEP); row <= place.getMaxY() / STEP; row++) {
      squares += covered.get(row * columns + first, row * columns + last + 1).cardinality();
    }
    return squares;
  }

  private void cover(Point2D from, double x, double y) {
    int steps = (int) (from.distance(x, y) / STEP) + 1;
    for (int i = 0; i <= steps; i++) {
      double part = (double) i / steps;
      int column = (int) ((from.getX() + (x - from.getX()) * part) / STEP);
      int row = (int) ((from.getY() + (y - from.getY()) * part) / STEP);
      if (column >= 0 && column < columns && row >= 0) {
        covered.set(row * columns + column);
      }
    }
  }
}

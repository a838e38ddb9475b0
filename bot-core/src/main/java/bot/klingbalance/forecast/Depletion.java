package bot.klingbalance.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What becomes of a supply that is spent along a course: when nothing is left, what expires unused,
 * what is wanted beyond it. Times are seconds since 1970, amounts hundredths of a credit.
 */
final class Depletion {
  /** Less than that is nothing: it comes of reckoning. */
  private static final double CRUMB = 1e-3;

  /** What is left, or lost, at a time, and how much was wanted in vain until then. */
  record Stop(double time, double left, double lost, double lacking) {}

  private final SpendingCurve course;
  private final List<CreditSupply.Lot> lots;
  private final double[] left;
  private final List<Stop> stops = new ArrayList<>();
  private double lacking;
  private OptionalDouble runsOut = OptionalDouble.empty();

  private Depletion(SpendingCurve course, CreditSupply supply) {
    this.course = course;
    this.lots = supply.lots();
    this.left = lots.stream().mapToDouble(CreditSupply.Lot::amount).toArray();
  }

  /**
   * Walks from the start of the course.
   *
   * @param end where it stops; what expires just then is not looked at
   * @param marks times at which it stops besides those at which credits come or expire
   */
  static Depletion along(SpendingCurve course, CreditSupply supply, double end, double... marks) {
    Depletion walk = new Depletion(course, supply);
    walk.go(end, marks);
    return walk;
  }

  /** When nothing is left for the first time; nothing when that is not before the end. */
  OptionalDouble runsOut() {
    return runsOut;
  }

  /** In the order of time. */
  List<Stop> stops() {
    return stops;
  }

  private void go(double end, double[] marks) {
    double from = course.start();
    if (available(from) < CRUMB) {
      runsOut = OptionalDouble.of(from);
    }
    for (double to : times(end, marks)) {
      spend(from, to);
      double lost = to < end ? expire(to) : 0;
      if (runsOut.isEmpty() && to < end && available(to) < CRUMB) {
        runsOut = OptionalDouble.of(to);
      }
      stops.add(new Stop(to, available(to), lost, lacking));
      from = to;
    }
  }

  private SortedSet<Double> times(double end, double[] marks) {
    TreeSet<Double> times = new TreeSet<>();
    Arrays.stream(marks).forEach(times::add);
    for (CreditSupply.Lot lot : lots) {
      times.add(lot.from());
      times.add(lot.expires());
    }
    times.add(end);
    return times.subSet(course.start(), false, end, true);
  }

  private void spend(double from, double to) {
    double before = course.spentBy(from);
    double wanted = course.spentBy(to) - before;
    double available = available(from);
    if (runsOut.isEmpty() && wanted >= available) {
      double time = course.when(before + available).orElse(to);
      runsOut = OptionalDouble.of(Math.max(from, Math.min(to, time)));
    }
    for (int i = 0; i < left.length; i++) {
      if (lots.get(i).from() <= from) {
        double used = Math.min(left[i], wanted);
        left[i] -= used;
        wanted -= used;
      }
    }
    lacking += wanted;
  }

  private double expire(double time) {
    double lost = 0;
    for (int i = 0; i < left.length; i++) {
      if (lots.get(i).expires() <= time) {
        lost += left[i];
        left[i] = 0;
      }
    }
    return lost;
  }

  private double available(double time) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += lots.get(i).from() <= time ? left[i] : 0;
    }
    return sum;
  }
}

package bot.klingbalance.forecast;

import bot.klingbalance.history.EpochSeconds;
import java.time.ZoneId;
import java.util.OptionalDouble;

/**
 * When nothing is left, on every course that the spending may take. A course is named by how many
 * standard deviations it is above the middle one.
 */
record Depletions(ForecastHorizon prospect, SpendingAhead ahead) {
  /**
   * How far all courses are ahead of the median, in standard deviations. An account that still has
   * credits had a quieter past than its team has on the whole: after a burst it would have none.
   */
  private static final double AHEAD = 0.4;

  /** Beyond so many standard deviations everything is sure. */
  private static final double FAR = 3;

  /** How often the interval of the chance is halved: to a hundredth. */
  private static final int STEPS = 9;

  /** Those at a pace. */
  static Depletions at(SpendingPace pace, ForecastHorizon prospect, ZoneId zone) {
    LocalDays days = LocalDays.of(prospect.asOf(), prospect.until(), zone);
    return new Depletions(prospect, pace.ahead(days, EpochSeconds.of(prospect.asOf())));
  }

  /** The course on which nothing is spent. */
  SpendingCurve nothing() {
    return ahead.nothing();
  }

  /** The course that is so many standard deviations above the middle one. */
  SpendingCurve course(double deviations) {
    return ahead.course(deviations + AHEAD);
  }

  /** When nothing is left on a course; nothing where that is not as far as can be seen. */
  OptionalDouble end(double deviations) {
    return prospect.walk(course(deviations)).runsOut();
  }

  /** The chance that something is left when the next grant comes; nothing where none is known. */
  OptionalDouble lasting() {
    return prospect.grant().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(part(lastingCourse(EpochSeconds.of(prospect.grant().get()))));
  }

  private double lastingCourse(double grant) {
    double low = -FAR;
    double high = FAR;
    for (int i = 0; i < STEPS; i++) {
      double middle = (low + high) / 2;
      boolean lasts = Depletion.along(course(middle), prospect.supply(), grant).runsOut().isEmpty();
      low = lasts ? middle : low;
      high = lasts ? high : middle;
    }
    return (low + high) / 2;
  }

  /** The part of a normal distribution below, by the logistic one: to a hundredth. */
  private static double part(double deviations) {
    return 1 / (1 + Math.exp(-1.702 * deviations));
  }
}

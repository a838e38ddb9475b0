package bot.klingbalance.forecast;

/**
 * How far a team's spending strays from what its {@link DailyAverage} lets expect: the variance of
 * an expected amount {@code m} is {@code jobs × m + drift × m²}. The first part is the chance of
 * single days and evens out over time, the second a pace that changes and does not.
 *
 * @param jobs hundredths of a credit
 * @param drift a square of a part
 */
record SpendingVariance(double jobs, double drift) {
  /** How many days are foreseen to learn the two parts. */
  private static final int SHORT = 1;

  private static final int LONG = 7;

  /** So much of the past is needed to foresee a day of it. */
  private static final double DAYS_NEEDED = 3;

  /** What is believed of a team before anything is known, and for how many days it counts. */
  private static final double PLAIN_DAYS = 1;

  private static final double PLAIN_JOBS = 0.8;
  private static final double PLAIN_DRIFT = 0.4;

  /** The square of the part by which a level that stands on one day is off. */
  private static final double LEVEL = 0.3;

  /**
   * Learned from the past, by foreseeing each day and each week of it from the days before.
   *
   * @param spent on each day
   * @param weights how much of an average day's spending each should have
   * @param perDay the level after all of them, more than none
   */
  static SpendingVariance of(double[] spent, double[] weights, double perDay) {
    Misses days = new Misses(SHORT, perDay);
    Misses weeks = new Misses(LONG, perDay);
    DailyAverage level = new DailyAverage();
    double known = 0;
    for (int day = 0; day < spent.length; day++) {
      if (known >= DAYS_NEEDED) {
        days.add(spent, weights, day, level);
        weeks.add(spent, weights, day, level);
      }
      level.add(spent[day], weights[day]);
      known += weights[day];
    }
    return solved(days, weeks);
  }

  /** The same, with what the level itself may be off that stands on so many days. */
  SpendingVariance withLevelOf(double days) {
    return days > 0 ? new SpendingVariance(jobs, drift + LEVEL / days) : this;
  }

  /** The standard deviation of an expected amount, as a part of it. */
  double of(double expected) {
    return Math.sqrt(jobs / expected + drift);
  }

  private static SpendingVariance solved(Misses days, Misses weeks) {
    double determinant = days.sum * weeks.squares - days.squares * weeks.sum;
    double jobs = (days.misses * weeks.squares - weeks.misses * days.squares) / determinant;
    double drift = (days.sum * weeks.misses - weeks.sum * days.misses) / determinant;
    if (!(drift >= 0)) {
      return new SpendingVariance(days.misses / days.sum, 0);
    }
    return jobs < 0
        ? new SpendingVariance(0, weeks.misses / weeks.squares)
        : new SpendingVariance(jobs, drift);
  }

  /** What was foreseen for so many days in a row, and how far it was missed. */
  private static final class Misses {
    private final int span;
    private double sum;
    private double squares;
    private double misses;

    Misses(int span, double perDay) {
      double expected = span * perDay;
      this.span = span;
      this.sum = PLAIN_DAYS * expected;
      this.squares = PLAIN_DAYS * expected * expected;
      this.misses = PLAIN_JOBS * perDay * sum + PLAIN_DRIFT * squares;
    }

    void add(double[] spent, double[] weights, int from, DailyAverage level) {
      double actual = 0;
      double weight = 0;
      for (int day = from; day < from + span && from + span <= spent.length; day++) {
        actual += spent[day];
        weight += weights[day];
      }
      double expected = weight * level.perDay();
      sum += expected;
      squares += expected * expected;
      misses += (actual - expected) * (actual - expected);
    }
  }
}

package bot.klingbalance.forecast;

/**
 * What is spent on an average day, in hundredths of a credit. A day counts half of one that is
 * {@value #HALF_LIFE} days younger.
 */
final class DailyAverage {
  private static final double HALF_LIFE = 10;
  private static final double FADE = Math.pow(0.5, 1 / HALF_LIFE);

  private double spent;
  private double days;

  /**
   * Adds the next day.
   *
   * @param weight how much of an average day's spending the part of it that is known should have
   */
  void add(double spentOnIt, double weight) {
    spent = spent * FADE + spentOnIt;
    days = days * FADE + weight;
  }

  /** How many days it stands on, the older ones counted for less. */
  double days() {
    return days;
  }

  double perDay() {
    return days > 0 ? spent / days : 0;
  }
}

package bot.klingbalance.forecast;

/**
 * What is expected to be spent from a moment on, and how far that strays. Times are seconds since
 * 1970, amounts hundredths of a credit.
 */
final class SpendingAhead {
  /**
   * No team is taken to be more uneven than an exponential distribution: beyond, the approximation
   * does not hold, and the median falls to nothing.
   */
  private static final double MOST = 1;

  private final double[] times;
  private final double[] expected;
  private final SpendingVariance spread;

  /**
   * What is expected by some times.
   *
   * @param times rising
   * @param expected by each of them, from 0 on, nowhere falling
   */
  SpendingAhead(double[] times, double[] expected, SpendingVariance spread) {
    this.times = times;
    this.expected = expected;
    this.spread = spread;
  }

  /**
   * The course that is so many standard deviations above the middle one.
   *
   * <p>What is spent in a time has a gamma distribution: never less than nothing, and now and then
   * a multiple of the usual. Its quantiles are those of Wilson and Hilferty (1931), by which the
   * cube root is as good as normal.
   */
  SpendingCurve course(double deviations) {
    double[] spent = new double[expected.length];
    for (int i = 1; i < expected.length; i++) {
      spent[i] = Math.max(spent[i - 1], strayed(expected[i], deviations));
    }
    return new SpendingCurve(times, spent);
  }

  /** The course on which nothing is spent. */
  SpendingCurve nothing() {
    return new SpendingCurve(times, new double[times.length]);
  }

  private double strayed(double amount, double deviations) {
    if (amount <= 0) {
      return 0;
    }
    double part = Math.min(MOST, spread.of(amount));
    double root = 1 - part * part / 9 + deviations * part / 3;
    return root <= 0 ? 0 : amount * root * root * root;
  }
}

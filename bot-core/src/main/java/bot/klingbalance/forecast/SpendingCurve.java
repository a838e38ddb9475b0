package bot.klingbalance.forecast;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How much is spent from a start on, as a line of straight pieces that never falls. Times are
 * seconds since 1970, amounts hundredths of a credit.
 */
final class SpendingCurve {
  private final double[] times;
  private final double[] spent;

  /**
   * @param times rising
   * @param spent as many, from 0 on, nowhere falling
   */
  SpendingCurve(double[] times, double[] spent) {
    this.times = times;
    this.spent = spent;
  }

  double start() {
    return times[0];
  }

  /** What is spent from the start until {@code time}, or until the end where that is earlier. */
  double spentBy(double time) {
    int next = Arrays.binarySearch(times, time);
    if (next >= 0) {
      return spent[next];
    }
    next = -next - 1;
    if (next == 0) {
      return 0;
    }
    if (next == times.length) {
      return spent[times.length - 1];
    }
    double part = (time - times[next - 1]) / (times[next] - times[next - 1]);
    return spent[next - 1] + part * (spent[next] - spent[next - 1]);
  }

  /** The first time by which so much is spent; nothing when it is not by the end. */
  OptionalDouble when(double amount) {
    if (amount > spent[spent.length - 1]) {
      return OptionalDouble.empty();
    }
    int low = 0;
    int high = spent.length - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (spent[middle] < amount) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == 0) {
      return OptionalDouble.of(times[0]);
    }
    double part = (amount - spent[low - 1]) / (spent[low] - spent[low - 1]);
    return OptionalDouble.of(times[low - 1] + part * (times[low] - times[low - 1]));
  }
}

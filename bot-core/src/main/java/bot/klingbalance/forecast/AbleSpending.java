package bot.klingbalance.forecast;

import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.Spending;
import java.util.ArrayList;
import java.util.List;

/** What a team spent while it could: an account without credits says nothing of what is wanted. */
final class AbleSpending {
  private AbleSpending() {}

  /**
   * The spending between readings, without the times in which there was less than the team ever
   * spent at once, and nothing was spent.
   *
   * @param readings in the order of time, all of them with a known balance
   */
  static List<Spending> between(List<RecordedReading> readings) {
    List<Spending> all = Spending.between(readings);
    long least =
        all.stream()
            .filter(each -> !each.isGap() && each.hundredths() > 0)
            .mapToLong(Spending::hundredths)
            .min()
            .orElse(1);
    List<Spending> able = new ArrayList<>(all.size());
    int reading = 0;
    for (Spending each : all) {
      while (readings.get(reading).at().isBefore(each.from())) {
        reading++;
      }
      if (each.hundredths() > 0 || hundredths(readings.get(reading)) >= least) {
        able.add(each);
      }
    }
    return able;
  }

  /** The same without the quiet time at the end. */
  static List<Spending> untilLastSpent(List<Spending> spending) {
    int count = spending.size();
    while (count > 0 && spending.get(count - 1).hundredths() == 0) {
      count--;
    }
    return spending.subList(0, count);
  }

  private static long hundredths(RecordedReading reading) {
    return reading.left().orElseThrow().hundredths();
  }
}

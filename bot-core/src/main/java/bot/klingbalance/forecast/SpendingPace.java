package bot.klingbalance.forecast;

import java.util.Arrays;

/**
 * How a team spends: its rhythm, its level and how far it strays from them.
 *
 * @param perDay hundredths of a credit on an average day
 */
record SpendingPace(WeeklyRhythm rhythm, double perDay, SpendingVariance spread) {
  /** For so many days, today among them, the hour counts; later the day is uncertain enough. */
  private static final int DAYS_WITH_HOURS = 2;

  static SpendingPace of(SpendingByDay book) {
    WeeklyRhythm rhythm = WeeklyRhythm.of(book);
    int count = book.days().count();
    double[] spent = new double[count];
    double[] weights = new double[count];
    DailyAverage level = new DailyAverage();
    for (int day = 0; day < count; day++) {
      spent[day] = book.spent(day, day + 1);
      for (int hour = 0; hour < LocalDays.SLOTS; hour++) {
        weights[day] += rhythm.ofHour(hour) * book.knownOf(day, hour);
      }
      weights[day] *= rhythm.ofWeekday(book.days().weekday(day));
      level.add(spent[day], weights[day]);
    }
    double perDay = level.perDay();
    return new SpendingPace(
        rhythm,
        perDay,
        perDay > 0 ? SpendingVariance.of(spent, weights, perDay) : new SpendingVariance(0, 0));
  }

  /**
   * What will be spent from {@code start} on.
   *
   * @param days from that of the start
   * @param deviations how many standard deviations it is above what is expected
   */
  SpendingCurve course(LocalDays days, double start, double deviations) {
    int slots = days.count() * LocalDays.SLOTS;
    double[] times = new double[slots + 1];
    double[] spent = new double[slots + 1];
    times[0] = start;
    int last = 0;
    double expected = 0;
    for (int slot = days.slotAt(start); slot < slots; slot++) {
      int day = slot / LocalDays.SLOTS;
      int hour = slot % LocalDays.SLOTS;
      boolean byHour = day < DAYS_WITH_HOURS;
      double end = days.start(slot + 1);
      expected +=
          perDay
              * rhythm.ofWeekday(days.weekday(day))
              * (byHour ? rhythm.ofHour(hour) : 1.0 / LocalDays.SLOTS)
              * days.partOf(slot, start, end);
      if (byHour || hour == LocalDays.SLOTS - 1) {
        last++;
        times[last] = end;
        spent[last] = Math.max(spent[last - 1], strayed(expected, deviations));
      }
    }
    return new SpendingCurve(Arrays.copyOf(times, last + 1), Arrays.copyOf(spent, last + 1));
  }

  /** The amounts stray by factors, not by differences: a busy week may have thrice the usual. */
  private double strayed(double expected, double deviations) {
    if (expected <= 0) {
      return 0;
    }
    double part = spread.of(expected);
    return expected * Math.exp(deviations * Math.sqrt(Math.log1p(part * part)));
  }
}

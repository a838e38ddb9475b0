package bot.klingbalance.forecast;

import bot.klingbalance.account.Credits;
import bot.klingbalance.history.Spending;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a team spends: its rhythm, its level and how far it strays from them.
 *
 * @param perDay hundredths of a credit on an average day
 * @param isIdle whether nothing was ever spent; then the level is what is believed of any team
 */
record SpendingPace(WeeklyRhythm rhythm, double perDay, SpendingVariance spread, boolean isIdle) {
  /** For so many days, today among them, the hour counts; later the day is uncertain enough. */
  private static final int DAYS_WITH_HOURS = 2;

  /** Teams buy a plan that they need: a day of it counts as so many days that are known. */
  private static final double PLAN_DAYS = 0.25;

  /**
   * An hour since something was last spent counts for no more than an average one of a day, however
   * busy it usually is: one quiet hour must not move the level by much.
   */
  private static final double QUIET_HOUR = 1.0 / LocalDays.SLOTS;

  private static final double DAYS_A_MONTH = 30.4;

  /**
   * What was learned of spending.
   *
   * @param spending in the order of time, at least one
   * @param aMonth what a month of the plan brings, where that is known
   */
  static SpendingPace of(List<Spending> spending, Optional<Credits> aMonth, ZoneId zone) {
    LocalDays days =
        LocalDays.of(spending.get(0).from(), spending.get(spending.size() - 1).to(), zone);
    return of(SpendingByDay.of(days, spending), aMonth);
  }

  /** The same of one that is booked already. */
  static SpendingPace of(SpendingByDay book, Optional<Credits> aMonth) {
    WeeklyRhythm rhythm = WeeklyRhythm.of(book);
    int count = book.days().count();
    double[] spent = new double[count];
    double[] weights = new double[count];
    DailyAverage level = new DailyAverage();
    int lastSpent = book.lastSpent();
    for (int day = 0; day < count; day++) {
      spent[day] = book.spent(day, day + 1);
      double ofWeekday = rhythm.ofWeekday(book.days().weekday(day));
      for (int hour = 0; hour < LocalDays.SLOTS; hour++) {
        double usual = ofWeekday * rhythm.ofHour(hour);
        boolean isQuiet = day * LocalDays.SLOTS + hour > lastSpent;
        weights[day] += (isQuiet ? Math.min(QUIET_HOUR, usual) : usual) * book.knownOf(day, hour);
      }
      level.add(spent[day], weights[day]);
    }
    aMonth.ifPresent(plan -> level.add(PLAN_DAYS * plan.hundredths() / DAYS_A_MONTH, PLAN_DAYS));
    double perDay = level.perDay();
    SpendingVariance spread =
        perDay > 0 ? SpendingVariance.of(spent, weights, perDay) : new SpendingVariance(0, 0);
    return new SpendingPace(
        rhythm, perDay, spread.withLevelOf(level.days()), book.spent(0, count) <= 0);
  }

  /**
   * What will be spent from {@code start} on.
   *
   * @param days from that of the start
   */
  SpendingAhead ahead(LocalDays days, double start) {
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
        spent[last] = expected;
      }
    }
    return new SpendingAhead(
        Arrays.copyOf(times, last + 1), Arrays.copyOf(spent, last + 1), spread);
  }
}

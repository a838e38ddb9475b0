package bot.klingbalance.forecast;

import java.time.DayOfWeek;
import java.util.Arrays;

/**
 * When in the week a team works: which part of an average day's spending falls on each weekday, and
 * on each hour of a day.
 */
final class WeeklyRhythm {
  /** Before so many days are known, all weekdays count as the same. */
  static final int DAYS_FOR_WEEKDAYS = 8;

  private static final int WEEK = DayOfWeek.values().length;

  /** Every hour is taken to have been average for so many days more than are known. */
  private static final double PLAIN_HOURS = 0.5;

  /** So many hours before and after an hour tell of it too, each less than the one before. */
  private static final int NEAR = 4;

  /** Every weekday is taken to have been average so many times more than are known. */
  private static final double PLAIN_WEEKDAYS = 1;

  private final double[] weekdays;
  private final double[] hours;

  private WeeklyRhythm(double[] weekdays, double[] hours) {
    this.weekdays = weekdays;
    this.hours = hours;
  }

  static WeeklyRhythm of(SpendingByDay book) {
    double[] weekdays = new double[WEEK];
    double[] hours = new double[LocalDays.SLOTS];
    Arrays.fill(weekdays, 1);
    Arrays.fill(hours, 1.0 / LocalDays.SLOTS);
    double perDay = book.spent(0, book.days().count()) / book.known(0, book.days().count());
    if (perDay > 0) {
      hours = hours(book, perDay / LocalDays.SLOTS);
      if (book.known(0, book.days().count()) >= DAYS_FOR_WEEKDAYS) {
        weekdays = weekdays(book, perDay);
      }
    }
    return new WeeklyRhythm(weekdays, hours);
  }

  /** What a weekday is to an average day: 1 on average. */
  double ofWeekday(int weekday) {
    return weekdays[weekday];
  }

  /** Which part of a day's spending falls on an hour: 1 in all. */
  double ofHour(int hour) {
    return hours[hour];
  }

  private static double[] hours(SpendingByDay book, double usual) {
    double[] hours = new double[LocalDays.SLOTS];
    for (int hour = 0; hour < LocalDays.SLOTS; hour++) {
      double spent = PLAIN_HOURS * usual;
      double known = PLAIN_HOURS;
      for (int day = 0; day < book.days().count(); day++) {
        spent += book.spentIn(day, hour);
        known += book.knownOf(day, hour);
      }
      hours[hour] = spent / known;
    }
    return scaled(smooth(hours), 1);
  }

  /** Few jobs fall on single hours by chance. */
  private static double[] smooth(double[] hours) {
    double[] smooth = new double[hours.length];
    for (int hour = 0; hour < hours.length; hour++) {
      for (int off = -NEAR; off <= NEAR; off++) {
        double share = NEAR + 1 - Math.abs(off);
        smooth[hour] += share * hours[Math.floorMod(hour + off, hours.length)];
      }
    }
    return smooth;
  }

  /** Each day against the week around it, so that a campaign does not count for its weekdays. */
  private static double[] weekdays(SpendingByDay book, double perDay) {
    double[] spent = new double[WEEK];
    double[] usual = new double[WEEK];
    Arrays.fill(spent, PLAIN_WEEKDAYS * perDay);
    Arrays.fill(usual, PLAIN_WEEKDAYS * perDay);
    int count = book.days().count();
    for (int day = 0; day < count; day++) {
      int from = Math.max(0, Math.min(count - WEEK, day - WEEK / 2));
      int to = Math.min(count, from + WEEK);
      double known = book.known(from, to);
      if (known > 0) {
        int weekday = book.days().weekday(day);
        spent[weekday] += book.spent(day, day + 1);
        usual[weekday] += book.spent(from, to) / known * book.known(day, day + 1);
      }
    }
    for (int weekday = 0; weekday < WEEK; weekday++) {
      spent[weekday] /= usual[weekday];
    }
    return scaled(spent, WEEK);
  }

  private static double[] scaled(double[] parts, double sum) {
    double factor = sum / Arrays.stream(parts).sum();
    return Arrays.stream(parts).map(part -> part * factor).toArray();
  }
}

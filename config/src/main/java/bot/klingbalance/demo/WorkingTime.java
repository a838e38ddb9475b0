package bot.klingbalance.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When people render: Monday to Friday, nine to six, where the simulated team is. Some days are
 * busier than others; their time counts for more. Safe for use by many threads.
 */
final class WorkingTime {
  private static final LocalTime BEGIN = LocalTime.of(9, 0);
  private static final LocalTime END = LocalTime.of(18, 0);

  /** How busy each day of the week is, in percent of an even one; a week makes five of those. */
  private static final Map<DayOfWeek, Integer> BUSY =
      Map.of(
          DayOfWeek.MONDAY, 80,
          DayOfWeek.TUESDAY, 120,
          DayOfWeek.WEDNESDAY, 110,
          DayOfWeek.THURSDAY, 120,
          DayOfWeek.FRIDAY, 70);

  /** By how many percent a day may differ from the same day of other weeks. */
  private static final int MOST_CHANCE = 25;

  private static final int PERCENT = 100;

  private final ZoneId zone;

  /** A month is asked for hour by hour. */
  private final Map<LocalDate, WorkingDay> days = new ConcurrentHashMap<>();

  WorkingTime(ZoneId zone) {
    this.zone = zone;
  }

  /** How much of it lies between two points in time; nothing where they are out of order. */
  Duration between(Instant from, Instant to) {
    LocalDate last = to.atZone(zone).toLocalDate();
    Duration worked = Duration.ZERO;
    for (LocalDate day = from.atZone(zone).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      worked = worked.plus(days.computeIfAbsent(day, this::on).between(from, to));
    }
    return worked;
  }

  private WorkingDay on(LocalDate day) {
    return new WorkingDay(
        day.atTime(BEGIN).atZone(zone).toInstant(),
        day.atTime(END).atZone(zone).toInstant(),
        BUSY.getOrDefault(day.getDayOfWeek(), 0) * chance(day) / PERCENT);
  }

  /** The same for a day whenever it is asked for, around 100 percent. */
  private static int chance(LocalDate day) {
    return new SplittableRandom(day.toEpochDay())
        .nextInt(PERCENT - MOST_CHANCE, PERCENT + MOST_CHANCE + 1);
  }

  /**
   * One day.
   *
   * @param busy what its time counts for, in percent
   */
  private record WorkingDay(Instant begin, Instant end, int busy) {
    Duration between(Instant from, Instant to) {
      Instant first = from.isAfter(begin) ? from : begin;
      Instant last = to.isBefore(end) ? to : end;
      return busy == 0 || !first.isBefore(last)
          ? Duration.ZERO
          : Duration.between(first, last).multipliedBy(busy).dividedBy(PERCENT);
    }
  }
}

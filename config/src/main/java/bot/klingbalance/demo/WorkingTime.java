package bot.klingbalance.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** When people render: Monday to Friday, nine to six, where the simulated team is. */
record WorkingTime(ZoneId zone) {
  private static final LocalTime BEGIN = LocalTime.of(9, 0);
  private static final LocalTime END = LocalTime.of(18, 0);

  /** How much of it lies between two points in time; nothing where they are out of order. */
  Duration between(Instant from, Instant to) {
    LocalDate last = to.atZone(zone).toLocalDate();
    Duration worked = Duration.ZERO;
    for (LocalDate day = from.atZone(zone).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      worked = worked.plus(on(day, from, to));
    }
    return worked;
  }

  private Duration on(LocalDate day, Instant from, Instant to) {
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      return Duration.ZERO;
    }
    Instant begin = day.atTime(BEGIN).atZone(zone).toInstant();
    Instant end = day.atTime(END).atZone(zone).toInstant();
    Duration worked =
        Duration.between(from.isAfter(begin) ? from : begin, to.isBefore(end) ? to : end);
    return worked.isNegative() ? Duration.ZERO : worked;
  }
}

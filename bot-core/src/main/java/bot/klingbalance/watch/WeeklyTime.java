package bot.klingbalance.watch;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A day of the week and a time of it where a channel's people are: one run each local week, as
 * {@link DailyTime} has it for days.
 */
public record WeeklyTime(DayOfWeek day, DailyTime time) {
  /** One of two weeks has a run: no zone has ever left out the same weekday twice. */
  private static final int DAYS_AHEAD = 15;

  /** When the run of that local day is; nothing on other days of the week. */
  public Optional<Instant> runOn(LocalDate date) {
    return date.getDayOfWeek() == day ? time.runOn(date) : Optional.empty();
  }

  /** The first run after {@code instant}. */
  public Instant nextAfter(Instant instant) {
    return Stream.iterate(time.nextAfter(instant), time::nextAfter)
        .limit(DAYS_AHEAD)
        .filter(run -> time.dateOf(run).getDayOfWeek() == day)
        .findFirst()
        .orElseThrow();
  }

  /** The run that is due at {@code now}, in time or late: today's, once its time has come. */
  public Optional<Instant> dueAt(Instant now) {
    return runOn(time.dateOf(now)).filter(run -> !run.isAfter(now));
  }

  /** {@code Monday}. */
  public String dayName() {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}

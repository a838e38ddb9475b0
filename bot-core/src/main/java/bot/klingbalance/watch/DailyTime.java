package bot.klingbalance.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A time of day where a channel's people are: the schedule of its daily check, exactly one run each
 * local day.
 *
 * <p>A time that the clocks skip on a day (02:30, when they go from 02:00 to 03:00) is that much
 * later on that day; a time that they show twice counts the first time only.
 *
 * @param at to the minute
 */
public record DailyTime(LocalTime at, ZoneId zone) {
  /** No zone of the tz database has ever left out two days in a row. */
  private static final int DAYS_AHEAD = 4;

  public DailyTime {
    at = at.truncatedTo(ChronoUnit.MINUTES);
  }

  /** When the run of that local day is; nothing on a day that the zone left out altogether. */
  public Optional<Instant> runOn(LocalDate date) {
    LocalDateTime wanted = date.atTime(at);
    ZonedDateTime run = wanted.atZone(zone);
    if (run.toLocalDate().equals(date)) {
      return Optional.of(run.toInstant());
    }
    return Optional.ofNullable(zone.getRules().getTransition(wanted))
        .map(DailyTime::lastMinuteBefore)
        .filter(minute -> dateOf(minute).equals(date));
  }

  /** The first run after {@code instant}. */
  public Instant nextAfter(Instant instant) {
    LocalDate today = dateOf(instant);
    return Stream.iterate(today.minusDays(1), day -> day.plusDays(1))
        .limit(DAYS_AHEAD + 1)
        .flatMap(day -> runOn(day).stream())
        .filter(run -> run.isAfter(instant))
        .findFirst()
        .orElseThrow();
  }

  /** The local day to which what happens at {@code instant} belongs. */
  public LocalDate dateOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** When that local day is over. */
  public Instant endOf(LocalDate date) {
    return date.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /**
   * The local day whose check is to be made at {@code now}, be it in time or late: today, once its
   * time has come. A day that is over is never made up for.
   *
   * @param checked the newest local day that was checked already
   */
  public Optional<LocalDate> dueAt(Instant now, Optional<LocalDate> checked) {
    LocalDate today = dateOf(now);
    return runOn(today)
        .filter(run -> !run.isAfter(now))
        .map(run -> today)
        .filter(day -> checked.filter(newest -> !newest.isBefore(day)).isEmpty());
  }

  /** As people type it: {@code 09:00 Europe/Berlin}. */
  @Override
  public String toString() {
    return at + " " + zone;
  }

  private static Instant lastMinuteBefore(ZoneOffsetTransition gap) {
    return gap.getInstant().minus(1, ChronoUnit.MINUTES);
  }
}

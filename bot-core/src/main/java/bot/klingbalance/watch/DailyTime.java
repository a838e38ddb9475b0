package bot.klingbalance.watch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A time of day where a channel's people are: the schedule of its daily check, exactly one run each
 * local day.
 *
 * <p>A time that the clocks skip on a day (02:30, when they go from 02:00 to 03:00) is that much
 * later on that day; a time that they show twice counts the first time only.
 *
 * @param at to the minute
 * @param zone where it is that time; an offset in the place of {@code unknownZone}
 * @param unknownZone the name of the zone that was asked for, where this Java does not know it,
 *     such as one that a newer Java wrote down
 */
public record DailyTime(LocalTime at, ZoneId zone, Optional<String> unknownZone) {
  /** No zone of the tz database has ever left out two days in a row. */
  private static final int DAYS_AHEAD = 4;

  /** For a time of day that cannot be read. */
  private static final LocalTime USUAL = LocalTime.of(9, 0);

  public DailyTime {
    at = at.truncatedTo(ChronoUnit.MINUTES);
  }

  /** One in a zone that this Java knows. */
  public DailyTime(LocalTime at, ZoneId zone) {
    this(at, zone, Optional.empty());
  }

  /**
   * One that was written down, in whatever words.
   *
   * @param lastOffset of a zone that this Java does not know, where one is known
   */
  public static DailyTime read(String at, String zone, Supplier<Optional<ZoneOffset>> lastOffset) {
    LocalTime time;
    try {
      time = LocalTime.parse(at);
    } catch (DateTimeException unreadable) {
      time = USUAL;
    }
    try {
      return new DailyTime(time, ZoneId.of(zone));
    } catch (DateTimeException unknown) {
      ZoneOffset offset = lastOffset.get().orElse(ZoneOffset.UTC);
      return new DailyTime(time, offset, Optional.of(zone));
    }
  }

  /** The same with what somebody wants changed; a zone that is unknown stays as it was written. */
  public DailyTime with(Optional<LocalTime> newAt, Optional<ZoneId> newZone) {
    LocalTime time = newAt.orElse(at);
    return newZone
        .map(known -> new DailyTime(time, known))
        .orElseGet(() -> new DailyTime(time, zone, unknownZone));
  }

  /** The zone's name, also of one that this Java does not know. */
  public String zoneName() {
    return unknownZone.orElseGet(zone::getId);
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
    return at + " " + zoneName();
  }

  private static Instant lastMinuteBefore(ZoneOffsetTransition gap) {
    return gap.getInstant().minus(1, ChronoUnit.MINUTES);
  }
}

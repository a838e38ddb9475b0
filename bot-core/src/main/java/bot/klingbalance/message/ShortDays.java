package bot.klingbalance.message;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Days as people write them: {@code Fri 4 Dec}. All of a message are in one zone, and the same ones
 * as in its chart; a chat's own time stamps are in the zone of each reader.
 *
 * @param zone where the readers' days begin
 */
public record ShortDays(ZoneId zone, Instant now) {
  private static final DateTimeFormatter DAY = formatter("d MMM");
  private static final DateTimeFormatter DAY_AND_YEAR = formatter("d MMM uuuu");
  private static final DateTimeFormatter WEEKDAY = formatter("EEE d MMM");
  private static final DateTimeFormatter WEEKDAY_AND_YEAR = formatter("EEE d MMM uuuu");
  private static final DateTimeFormatter DAY_OF_MONTH = formatter("d");
  private static final DateTimeFormatter TIME = formatter("HH:mm");

  /** Within that many days nobody takes the month for that of another year. */
  private static final long DAYS_WITHOUT_YEAR = 90;

  /** An estimate is no more exact than this. */
  private static final Duration AS_GOOD_AS_NOW = Duration.ofMinutes(30);

  /** {@code 4 Dec}, with the year where it may be unclear. */
  public String day(Instant at) {
    LocalDate date = date(at);
    return date.format(needsYear(date) ? DAY_AND_YEAR : DAY);
  }

  /** {@code today}, else the same. */
  public String dayOrToday(Instant at) {
    return daysBetween(now, at) == 0 ? "today" : day(at);
  }

  /** {@code Fri 4 Dec}, with the year where it may be unclear. */
  public String weekday(Instant at) {
    LocalDate date = date(at);
    return date.format(needsYear(date) ? WEEKDAY_AND_YEAR : WEEKDAY);
  }

  /** {@code today}, {@code tomorrow} or the weekday. */
  public String near(Instant at) {
    return daysBetween(now, at) == 0 ? "today" : beyondToday(at);
  }

  /**
   * The same; of today the hour too: {@code today about 17:00}, or {@code any moment} where that is
   * as good as now.
   */
  public String nearToTheHour(Instant at) {
    if (!at.isAfter(now.plus(AS_GOOD_AS_NOW))) {
      return "any moment";
    }
    return daysBetween(now, at) == 0 ? "today about " + hour(at) : beyondToday(at);
  }

  /** Of what is past: {@code today}, {@code yesterday} or {@code on Fri 4 Dec}. */
  public String past(Instant at) {
    long ago = daysBetween(at, now);
    if (ago == 0) {
      return "today";
    }
    return ago == 1 ? "yesterday" : "on " + weekday(at);
  }

  /** {@code 3–6 Dec}, {@code 30 Nov – 2 Dec}, or the weekday where both are on one day. */
  public String range(Instant first, Instant last) {
    LocalDate from = date(first);
    LocalDate to = date(last);
    if (from.equals(to)) {
      return weekday(first);
    }
    return from.getMonth() == to.getMonth() && from.getYear() == to.getYear()
        ? "%s–%s".formatted(from.format(DAY_OF_MONTH), day(last))
        : "%s – %s".formatted(day(first), day(last));
  }

  /** How many midnights lie between; less than nothing where they are out of order. */
  public long daysBetween(Instant from, Instant to) {
    return ChronoUnit.DAYS.between(date(from), date(to));
  }

  private String beyondToday(Instant at) {
    return daysBetween(now, at) == 1 ? "tomorrow" : weekday(at);
  }

  /** The nearest one, as far as it is still today: an estimate is not told to the minute. */
  private String hour(Instant at) {
    Instant rounded =
        at.plus(30, ChronoUnit.MINUTES).atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    Instant shown = daysBetween(at, rounded) == 0 && !rounded.isBefore(now) ? rounded : at;
    return shown.atZone(zone).format(TIME);
  }

  private boolean needsYear(LocalDate date) {
    LocalDate today = date(now);
    return date.getYear() != today.getYear()
        && Math.abs(ChronoUnit.DAYS.between(today, date)) > DAYS_WITHOUT_YEAR;
  }

  private LocalDate date(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}

package bot.klingbalance.terminal;

import bot.klingbalance.message.Span.Moment;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Points in time as a reader in one time zone sees them.
 *
 * @param now decides whether the year, or for a time of day the date, has to be said
 */
record MomentText(ZoneId zone, Instant now) {
  private static final DateTimeFormatter TIME = formatter("HH:mm");
  private static final DateTimeFormatter TIME_AND_DATE = formatter("HH:mm 'on' d MMM");
  private static final DateTimeFormatter DATE = formatter("d MMM");
  private static final DateTimeFormatter DATE_AND_YEAR = formatter("d MMM yyyy");
  private static final DateTimeFormatter WEEKDAY = formatter("EEE d MMM");
  private static final DateTimeFormatter WEEKDAY_AND_YEAR = formatter("EEE d MMM yyyy");

  String of(Moment moment) {
    ZonedDateTime at = moment.at().atZone(zone);
    ZonedDateTime today = now.atZone(zone);
    boolean thisYear = at.getYear() == today.getYear();
    boolean thisDay = at.toLocalDate().equals(today.toLocalDate());
    return switch (moment.style()) {
      case DATE -> at.format(thisYear ? DATE : DATE_AND_YEAR);
      case WEEKDAY -> at.format(thisYear ? WEEKDAY : WEEKDAY_AND_YEAR);
      case TIME -> at.format(thisDay ? TIME : TIME_AND_DATE);
    };
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}

package bot.klingbalance.terminal;

import bot.klingbalance.message.Span.Moment;
import bot.klingbalance.message.Span.Style;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Points in time as a reader in one time zone sees them.
 *
 * @param now decides whether the year has to be said
 * @param day a time of day on another day than this one has its date with it
 */
record MomentText(ZoneId zone, Instant now, Instant day) {
  private static final DateTimeFormatter TIME = formatter("HH:mm");
  private static final DateTimeFormatter TIME_AND_DATE = formatter("HH:mm 'on' d MMM");
  private static final DateTimeFormatter DATE = formatter("d MMM");
  private static final DateTimeFormatter DATE_AND_YEAR = formatter("d MMM yyyy");
  private static final DateTimeFormatter WEEKDAY = formatter("EEE d MMM");
  private static final DateTimeFormatter WEEKDAY_AND_YEAR = formatter("EEE d MMM yyyy");

  MomentText(ZoneId zone, Instant now) {
    this(zone, now, now);
  }

  /** The same behind words that have named the day of {@code moment} already. */
  MomentText behind(Moment moment) {
    return moment.style() == Style.TIME ? this : new MomentText(zone, now, moment.at());
  }

  String of(Moment moment) {
    ZonedDateTime at = moment.at().atZone(zone);
    boolean thisYear = at.getYear() == now.atZone(zone).getYear();
    boolean thisDay = at.toLocalDate().equals(day.atZone(zone).toLocalDate());
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

package bot.klingbalance.slack.blockkit;

import bot.klingbalance.message.Span.Moment;
import bot.klingbalance.message.Span.Style;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A point in time, which Slack shows in the zone and the language of each reader.
 *
 * <p>The formats are those of {@code
 * docs.slack.dev/messaging/formatting-message-text#date-formatting}; where Slack cannot show one,
 * it shows the fallback, in UTC.
 */
final class Dates {
  private static final DateTimeFormatter DATE = formatter("d MMM uuuu");
  private static final DateTimeFormatter WEEKDAY = formatter("EEE d MMM uuuu");
  private static final DateTimeFormatter TIME = formatter("HH:mm 'UTC'");

  private Dates() {}

  static String format(Style style) {
    return switch (style) {
      case DATE -> "{date_short}";
      case WEEKDAY -> "{date_long}";
      case TIME -> "{time}";
    };
  }

  static String fallback(Moment moment) {
    return switch (moment.style()) {
      case DATE -> DATE.format(moment.at());
      case WEEKDAY -> WEEKDAY.format(moment.at());
      case TIME -> TIME.format(moment.at());
    };
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}

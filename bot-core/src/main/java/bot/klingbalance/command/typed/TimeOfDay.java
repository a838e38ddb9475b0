package bot.klingbalance.command.typed;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time of day as people type it: {@code 09:00}, {@code 9:00}, {@code 9.30}, {@code 9am}. */
public final class TimeOfDay {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,2})(?:[:.h]([0-9]{2}))?h? ?(am|pm|a\\.m\\.?|p\\.m\\.?)?");

  private TimeOfDay() {}

  public static Optional<LocalTime> parse(String typed) {
    String text = typed.toLowerCase(Locale.ROOT);
    if (text.equals("noon")) {
      return Optional.of(LocalTime.NOON);
    }
    if (text.equals("midnight")) {
      return Optional.of(LocalTime.MIDNIGHT);
    }
    Matcher form = FORM.matcher(text);
    return form.matches() ? time(form) : Optional.empty();
  }

  private static Optional<LocalTime> time(Matcher form) {
    int hour = Integer.parseInt(form.group(1));
    int minute = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
    if (form.group(3) != null) {
      if (hour < 1 || hour > 12) {
        return Optional.empty();
      }
      hour = hour % 12 + (form.group(3).startsWith("p") ? 12 : 0);
    }
    return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
  }
}

package bot.klingbalance.demo;

import bot.klingbalance.watch.DailyTime;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words behind {@code /clock}: {@code +1d}, {@code +12h}, {@code +30m} or {@code 09:00}. */
final class ClockWords {
  private static final Pattern SPAN =
      Pattern.compile("\\+? ?([0-9]{1,4}) ?(d|days?|h|hours?|m|min|minutes?|w|weeks?)");
  private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])");

  private ClockWords() {}

  /** Where they want the clock to be; nothing when they cannot be understood. */
  static Optional<Instant> target(String typed, ZonedDateTime now) {
    String words = typed.strip().toLowerCase(Locale.ROOT);
    Matcher span = SPAN.matcher(words);
    if (span.matches()) {
      return Optional.of(later(now, Long.parseLong(span.group(1)), span.group(2).charAt(0)));
    }
    Matcher time = TIME.matcher(words);
    return time.matches()
        ? Optional.of(next(LocalTime.of(number(time, 1), number(time, 2)), now))
        : Optional.empty();
  }

  private static Instant later(ZonedDateTime now, long amount, char unit) {
    ZonedDateTime later =
        switch (unit) {
          case 'w' -> now.plusWeeks(amount);
          case 'd' -> now.plusDays(amount);
          case 'h' -> now.plusHours(amount);
          default -> now.plusMinutes(amount);
        };
    return later.toInstant();
  }

  private static Instant next(LocalTime at, ZonedDateTime now) {
    return new DailyTime(at, now.getZone()).nextAfter(now.toInstant());
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }
}

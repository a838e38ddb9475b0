package bot.klingbalance.message;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far back an account's past is shown: so many days, {@value #LEAST} to {@value #MOST}.
 *
 * <p>Its text form is {@code 30d}.
 */
public record Lookback(int days) {
  public static final int LEAST = 1;

  /** A year: by then a reading is one of a day, and a picture has hardly more room. */
  public static final int MOST = 365;

  /** Where nobody says how far. */
  public static final Lookback USUAL = new Lookback(14);

  /** What can be typed, for sentences. */
  public static final String FORMS = "from 1d to 365d, such as 7d, 30d or 8w";

  private static final Pattern FORM =
      Pattern.compile(
          "(?:last )?([0-9]{1,4}) ?(d|days?|w|weeks?|months?|y|years?)?", Pattern.CASE_INSENSITIVE);

  public Lookback {
    if (days < LEAST || days > MOST) {
      throw new IllegalArgumentException(days + " days");
    }
  }

  /** So many days, where that is not too few or too many. */
  public static Optional<Lookback> of(int days) {
    return days < LEAST || days > MOST ? Optional.empty() : Optional.of(new Lookback(days));
  }

  /**
   * What a person means with {@code 30d}, {@code 30 days}, {@code 2w} or {@code 3 months}; a bare
   * number is one of days, and a month has 30. Nothing when it is none of these, or too long.
   */
  public static Optional<Lookback> parse(String typed) {
    Matcher form = FORM.matcher(typed.strip().replaceAll("\\s+", " "));
    return form.matches()
        ? of(Integer.parseInt(form.group(1)) * daysOf(form.group(2)))
        : Optional.empty();
  }

  public Duration duration() {
    return Duration.ofDays(days);
  }

  @Override
  public String toString() {
    return days + "d";
  }

  private static int daysOf(String unit) {
    return switch (unit == null ? 'd' : unit.toLowerCase(Locale.ROOT).charAt(0)) {
      case 'w' -> 7;
      case 'm' -> 30;
      case 'y' -> 365;
      default -> 1;
    };
  }
}

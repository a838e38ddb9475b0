package bot.klingbalance.settings.key;

import bot.klingbalance.account.Credits;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What fits the keys: numbers, amounts and times. */
final class AmountTypes {
  static final ValueType<Integer> PORT = from(0, 65_535, "a port");
  static final ValueType<Integer> PERCENT = from(0, 100, "a whole number of percent");
  static final ValueType<Integer> DAYS = from(0, 365, "a whole number of days");
  static final ValueType<Credits> CREDITS =
      ValueType.open("an amount of credits, such as 500 or 12.5", AmountTypes::credits)
          .of(SchemaShape.amount("minimum"));
  static final ValueType<Credits> PRICE =
      ValueType.open(
              "an amount of credits above 0, such as 72 or 12.5",
              text -> credits(text).filter(credits -> !credits.isZero()))
          .of(SchemaShape.amount("exclusiveMinimum"));
  static final ValueType<Duration> PERIOD =
      ValueType.open(
              "a duration from 1m to 7d, such as 90s, 15m, 1h or 2d",
              text ->
                  duration(text)
                      .filter(each -> each.compareTo(Duration.ofMinutes(1)) >= 0)
                      .filter(each -> each.compareTo(Duration.ofDays(7)) <= 0))
          .of(
              SchemaShape.text(
                  "([0-9]{1,4}[Dd])?([0-9]{1,5}[Hh])?([0-9]{1,6}[Mm])?([0-9]{1,7}[Ss])?"));
  static final ValueType<Duration> WAIT =
      ValueType.open("a duration from 100ms to 30s, such as 500ms, 2s or 10s", AmountTypes::wait)
          .of(SchemaShape.text("[0-9]{1,5}[Mm]?[Ss]"));
  static final ValueType<LocalTime> TIME_OF_DAY =
      ValueType.open("a time of day from 00:00 to 23:59, such as 09:00", AmountTypes::timeOfDay)
          .of(SchemaShape.text("([01]?[0-9]|2[0-3]):[0-5][0-9]"));
  static final ValueType<LocalDate> DAY =
      ValueType.open("a day, such as 2026-08-12", attempt(LocalDate::parse))
          .of(SchemaShape.text("[0-9]{4}-[0-9]{2}-[0-9]{2}"));
  static final ValueType<ZoneId> ZONE =
      new ValueType<>(
          "a time zone by name, such as Europe/Berlin",
          false,
          AmountTypes::zone,
          QuotedZone::value,
          SchemaShape.TEXT);

  private static final Pattern CREDITS_FORM = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");
  private static final Pattern DURATION_FORM =
      Pattern.compile("(?=.)([0-9]{1,4}d)?([0-9]{1,5}h)?([0-9]{1,6}m)?([0-9]{1,7}s)?");
  private static final Pattern WAIT_FORM = Pattern.compile("([0-9]{1,5})(ms|s)");
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Pattern TIME_FORM = Pattern.compile("[0-9]{1,2}:[0-9]{2}");

  private AmountTypes() {}

  private static ValueType<Integer> from(int least, int most, String noun) {
    ValueType<Integer> type =
        ValueType.open(
            "%s from %d to %d".formatted(noun, least, most),
            text ->
                Optional.of(text)
                    .filter(each -> each.matches("[0-9]{1,9}"))
                    .map(Integer::valueOf)
                    .filter(number -> number >= least && number <= most));
    return type.of(SchemaShape.whole(least, most));
  }

  private static Optional<Credits> credits(String text) {
    return Optional.of(text)
        .filter(CREDITS_FORM.asMatchPredicate())
        .map(each -> new BigDecimal(each).movePointRight(2).longValueExact())
        .filter(hundredths -> hundredths <= Credits.MOST)
        .map(Credits::new);
  }

  /** {@code 1d12h} is ISO-8601's {@code P1DT12H}. */
  private static Optional<Duration> duration(String text) {
    return Optional.of(text.toLowerCase(Locale.ROOT))
        .filter(DURATION_FORM.asMatchPredicate())
        .map(each -> each.contains("d") ? each.replaceFirst("d", "dt") : "t" + each)
        .map(each -> each.endsWith("t") ? each.substring(0, each.length() - 1) : each)
        .map(each -> Duration.parse("p" + each));
  }

  private static Optional<Duration> wait(String text) {
    Matcher form = WAIT_FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(form.group(1));
    Duration wait =
        form.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
    return Optional.of(wait)
        .filter(each -> each.compareTo(SHORTEST_WAIT) >= 0)
        .filter(each -> each.compareTo(LONGEST_WAIT) <= 0);
  }

  private static Optional<LocalTime> timeOfDay(String text) {
    return Optional.of(text)
        .filter(TIME_FORM.asMatchPredicate())
        .map(each -> each.length() == 4 ? "0" + each : each)
        .flatMap(attempt(LocalTime::parse));
  }

  private static Optional<ZoneId> zone(String text) {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(text::equalsIgnoreCase)
        .min(String::compareTo)
        .map(ZoneId::of);
  }

  private static <T> Function<String, Optional<T>> attempt(Function<String, T> parse) {
    return text -> {
      try {
        return Optional.of(parse.apply(text));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    };
  }
}

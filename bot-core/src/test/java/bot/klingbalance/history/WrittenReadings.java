package bot.klingbalance.history;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Readings, for tests to speak of. */
public final class WrittenReadings {
  private WrittenReadings() {}

  /**
   * A reading of packages such as {@code plan 560/660 11-01..12-01}, in 2026 and UTC, with {@code
   * ;} between them. {@code ?} is an amount or a day that is not told, {@code =500} a total that
   * is.
   */
  static RecordedReading reading(String at, String packages) {
    Optional<Credits> total = Optional.empty();
    List<CreditPackage> listed = new ArrayList<>();
    for (String each : packages.split(";", -1)) {
      String words = each.strip();
      if (words.startsWith("=")) {
        total = credits(words.substring(1));
      } else if (!words.isEmpty()) {
        listed.add(packageOf(words.split("[ /]|\\.\\.", -1)));
      }
    }
    return new RecordedReading(Instant.parse(at), new Balance(total, listed, Optional.empty()));
  }

  /** The same account with so much left and nothing else told. */
  public static RecordedReading total(Instant at, long left) {
    return new RecordedReading(
        at, new Balance(Optional.of(Credits.of(left)), List.of(), Optional.empty()));
  }

  /**
   * A reading each hour.
   *
   * @param spent what is spent in the hour before each
   * @param left what is left at last
   */
  public static List<RecordedReading> hourly(
      Instant from, int hours, IntUnaryOperator spent, long left) {
    RecordedReading[] readings = new RecordedReading[hours + 1];
    long later = left;
    for (int hour = hours; hour >= 0; hour--) {
      readings[hour] = total(from.plus(Duration.ofHours(hour)), later);
      later += spent.applyAsInt(hour);
    }
    return Arrays.asList(readings);
  }

  static Optional<Credits> credits(String amount) {
    return amount.equals("?") ? Optional.empty() : Optional.of(Credits.of(Long.parseLong(amount)));
  }

  private static CreditPackage packageOf(String... words) {
    return new CreditPackage(
        words[0].equals("?") ? Optional.empty() : Optional.of(words[0]),
        credits(words[2]),
        credits(words[1]),
        day(words[3]),
        day(words[4]));
  }

  private static Optional<Instant> day(String day) {
    return day.equals("?")
        ? Optional.empty()
        : Optional.of(Instant.parse("2026-%sT00:00:00Z".formatted(day)));
  }
}

package bot.klingbalance.forecast;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.history.RecordedReading;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A team that spends some 40 credits an hour, on weekdays from nine to five. */
public final class SomeSpending {
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A Wednesday. */
  public static final Instant NOON = Instant.parse("2026-11-25T11:00:00Z");

  private SomeSpending() {}

  /** Its readings of so many days. */
  public static List<RecordedReading> usual(int days, Instant until) {
    Instant begin = until.minus(Duration.ofDays(days));
    List<RecordedReading> readings = new ArrayList<>();
    readings.add(reading(begin, 100_000 * 100));
    goOn(readings, until);
    return readings;
  }

  /** Reads each hour what the team spends: 20 to 60 credits, each hour another. */
  public static void goOn(List<RecordedReading> readings, Instant until) {
    for (int i = 0; readings.get(readings.size() - 1).at().isBefore(until); i++) {
      ZonedDateTime hour = readings.get(readings.size() - 1).at().atZone(BERLIN);
      boolean works =
          hour.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
              && hour.getHour() >= 9
              && hour.getHour() < 17;
      spend(readings, works ? 20 + i * 7 % 5 * 10 : 0, 1);
    }
  }

  /** One more reading, after which so much is gone. */
  public static void spend(List<RecordedReading> readings, long credits, int hours) {
    RecordedReading last = readings.get(readings.size() - 1);
    long left = last.balance().left().orElseThrow().hundredths() - credits * 100;
    readings.add(reading(last.at().plus(Duration.ofHours(hours)), left));
  }

  private static RecordedReading reading(Instant at, long hundredths) {
    CreditPackage topUp =
        new CreditPackage(
            Optional.of("top-up"),
            Optional.of(Credits.of(100_000)),
            Optional.of(new Credits(hundredths)),
            Optional.of(NOON.minus(Duration.ofDays(100))),
            Optional.of(NOON.plus(Duration.ofDays(500))));
    return new RecordedReading(at, new Balance(Optional.empty(), List.of(topUp), Optional.empty()));
  }
}

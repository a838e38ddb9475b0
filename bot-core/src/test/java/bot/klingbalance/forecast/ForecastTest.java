package bot.klingbalance.forecast;

import static bot.klingbalance.history.WrittenReadings.hourly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Outlook.Idle;
import bot.klingbalance.forecast.Outlook.Lasts;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.forecast.Outlook.Outdated;
import bot.klingbalance.forecast.Outlook.RunsOut;
import bot.klingbalance.forecast.Outlook.TooShort;
import bot.klingbalance.history.RecordedReading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** A team that renders from ten to six, for 40 credits an hour: 320 a day. */
class ForecastTest {
  private static final ZoneId ZONE = ZoneOffset.UTC;

  /** A Monday, at midnight. */
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  @Test
  void saysHowMuchMoreItMustKnow() {
    assertThat(Forecast.of(List.of(), NOW, ZONE))
        .isEqualTo(new TooShort(Duration.ZERO, Duration.ofDays(3), Risk.UNKNOWN));
    assertThat(outlook(days(2, ForecastTest::everyDay, 1000)))
        .isInstanceOfSatisfying(
            TooShort.class,
            some -> {
              assertThat(some.known()).isEqualTo(Duration.ofDays(2));
              assertThat(some.risk().early())
                  .hasValueSatisfying(
                      early -> assertThat(early).isBefore(NOW.plus(Duration.ofDays(4))));
            });
    assertThat(Forecast.of(days(1, ForecastTest::everyDay, 1000).subList(0, 12), NOW, ZONE))
        .isInstanceOfSatisfying(
            TooShort.class, some -> assertThat(some.risk()).isEqualTo(Risk.UNKNOWN));
    assertThat(outlook(days(3, ForecastTest::everyDay, 1000))).isInstanceOf(RunsOut.class);
  }

  @Test
  void doesNotGuessFromWhatWasLeftDaysAgo() {
    List<RecordedReading> readings = days(7, ForecastTest::everyDay, 1000);

    assertThat(Forecast.of(readings, NOW.plus(Duration.ofDays(2)), ZONE))
        .isInstanceOf(RunsOut.class);
    assertThat(Forecast.of(readings, NOW.plus(Duration.ofHours(49)), ZONE))
        .isEqualTo(new Outdated(NOW));
  }

  @Test
  void knowsWhenTheTeamWorks() {
    RunsOut end = runsOut(outlook(days(28, ForecastTest::everyDay, 320 + 160)));

    assertThat(end.at()).isBetween(noon(1), noon(1).plus(Duration.ofHours(3)));
    assertThat(end.runway(NOW)).isEqualTo(Duration.between(NOW, end.at()));
    assertThat(end.earliest()).isBeforeOrEqualTo(end.at());
    assertThat(end.latest()).hasValueSatisfying(latest -> assertThat(latest).isAfter(end.at()));
    assertThat(credits(end.projection().perDay())).isCloseTo(320, within(40.0));
  }

  @Test
  void sparesTheWeekend() {
    RunsOut weekdays = runsOut(outlook(days(28, ForecastTest::onWeekdays, 5 * 320 + 160)));

    assertThat(weekdays.at()).isBetween(NOW.plus(Duration.ofDays(6)), NOW.plus(Duration.ofDays(8)));
  }

  @Test
  void oneQuietHourMovesTheDayByHoursEvenWhereAllIsSpentInIt() {
    Instant begin = NOW.minus(Duration.ofDays(28));
    IntUnaryOperator atEleven = hour -> hour % 24 == 11 && hour < 28 * 24 ? 320 : 0;
    List<RecordedReading> readings = hourly(begin, 28 * 24 + 11, atEleven, 4000);

    RunsOut before = runsOut(Forecast.of(readings, NOW.plus(Duration.ofHours(10)), ZONE));
    RunsOut after = runsOut(Forecast.of(readings, NOW.plus(Duration.ofHours(11)), ZONE));

    assertThat(Duration.between(before.at(), after.at()))
        .isBetween(Duration.ZERO, Duration.ofHours(12));
  }

  @Test
  void takesAGapForWhatItIs() {
    List<RecordedReading> gap = new ArrayList<>(days(28, ForecastTest::everyDay, 320 + 160));
    gap.removeIf(
        each ->
            each.at().isAfter(NOW.minus(Duration.ofDays(9)))
                && each.at().isBefore(NOW.minus(Duration.ofDays(6))));

    assertThat(runsOut(outlook(gap)).at()).isBetween(noon(1), noon(1).plus(Duration.ofHours(3)));
  }

  @Test
  void aTopUpIsNoPace() {
    List<RecordedReading> readings = new ArrayList<>(days(14, ForecastTest::everyDay, 1000));
    List<RecordedReading> toppedUp = new ArrayList<>();
    Instant bought = NOW.minus(Duration.ofDays(5));
    for (RecordedReading each : readings) {
      long less = each.at().isBefore(bought) ? 300_00 : 0;
      Credits left = new Credits(each.balance().left().orElseThrow().hundredths() - less);
      toppedUp.add(
          new RecordedReading(
              each.at(), new Balance(Optional.of(left), List.of(), Optional.empty())));
    }

    assertThat(outlook(toppedUp)).isEqualTo(outlook(readings));
  }

  @Test
  void anIdleAccountDoesNotRunOutButMayExpire() {
    Instant end = NOW.plus(Duration.ofDays(4));
    List<RecordedReading> readings = packaged(days(7, hour -> 0, 310), end, Optional.empty());

    assertThat(outlook(readings))
        .isInstanceOfSatisfying(
            Idle.class,
            idle -> {
              assertThat(idle.projection().perDay()).isEqualTo(Credits.ZERO);
              assertThat(idle.projection().expiring())
                  .containsExactly(new Moment(end, Credits.of(310)));
            });
  }

  @Test
  void whatIsNotUsedUpInTimeExpires() {
    Instant end = NOW.plus(Duration.ofDays(2));

    RunsOut outlook =
        runsOut(outlook(packaged(days(28, ForecastTest::everyDay, 1000), end, Optional.empty())));

    assertThat(outlook.at()).isEqualTo(end);
    assertThat(outlook.projection().expiring())
        .singleElement()
        .satisfies(
            lost -> {
              assertThat(lost.at()).isEqualTo(end);
              assertThat(credits(lost.credits())).isCloseTo(1000 - 640, within(60.0));
            });
  }

  @Test
  void theNextMonthOfThePlanIsAdded() {
    Instant grant = NOW.plus(Duration.ofDays(2));
    List<RecordedReading> readings =
        packaged(
            days(28, ForecastTest::everyDay, 1000), grant.minusSeconds(60), Optional.of(grant));

    assertThat(outlook(readings))
        .isInstanceOfSatisfying(
            Lasts.class,
            lasts -> {
              assertThat(lasts.until()).isAfter(grant.plus(Duration.ofDays(9)));
              assertThat(lasts.earliest().orElseThrow())
                  .isBetween(grant.plus(Duration.ofDays(5)), grant.plus(Duration.ofDays(10)));
              assertThat(lasts.risk().lasting().orElseThrow()).isGreaterThan(0.9);
              assertThat(lasts.projection().missing()).hasValue(Credits.ZERO);
            });
  }

  @Test
  void saysWhatIsMissingUntilTheNextGrant() {
    Instant grant = NOW.plus(Duration.ofDays(4));
    List<RecordedReading> readings =
        packaged(days(28, ForecastTest::everyDay, 640), grant, Optional.of(grant));

    RunsOut outlook = runsOut(outlook(readings));

    assertThat(outlook.at()).isBefore(grant);
    assertThat(outlook.projection().missing())
        .hasValueSatisfying(missing -> assertThat(credits(missing)).isCloseTo(640, within(80.0)));
  }

  @Test
  void seesNoFurtherThanAGrantOfWhichNobodyKnowsTheAmount() {
    Instant grant = NOW.plus(Duration.ofDays(2));
    List<RecordedReading> readings =
        days(28, ForecastTest::everyDay, 1000).stream()
            .map(
                each ->
                    new RecordedReading(
                        each.at(),
                        new Balance(each.balance().left(), List.of(), Optional.of(grant))))
            .toList();

    assertThat(outlook(readings))
        .isInstanceOfSatisfying(Lasts.class, lasts -> assertThat(lasts.until()).isEqualTo(grant));
  }

  @Test
  void inventsNoDateYearsAhead() {
    assertThat(outlook(days(28, ForecastTest::everyDay, 1_000_000)))
        .isInstanceOfSatisfying(
            Lasts.class,
            lasts -> {
              assertThat(lasts.until()).isEqualTo(NOW.plus(Duration.ofDays(60)));
              assertThat(lasts.earliest()).isEmpty();
            });
  }

  @Test
  void drawsALineForTwoWeeksThatFallsToNothing() {
    List<Moment> line =
        runsOut(outlook(days(28, ForecastTest::everyDay, 1000))).projection().line();

    assertThat(line).hasSize(14 * 4);
    assertThat(line.get(0).at()).isEqualTo(NOW.plus(Duration.ofHours(6)));
    assertThat(line)
        .extracting(each -> credits(each.credits()))
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(line.get(line.size() - 1).credits()).isEqualTo(Credits.ZERO);
  }

  @Test
  void nothingLeftIsOutNow() {
    assertThat(runsOut(outlook(days(28, ForecastTest::everyDay, 0))).at()).isEqualTo(NOW);
  }

  private static int everyDay(int hour) {
    return hour % 24 > 10 && hour % 24 <= 18 ? 40 : 0;
  }

  /** For histories that start on a Monday. */
  private static int onWeekdays(int hour) {
    return hour / 24 % 7 < 5 ? everyDay(hour) : 0;
  }

  private static Outlook outlook(List<RecordedReading> readings) {
    return Forecast.of(readings, NOW, ZONE);
  }

  private static RunsOut runsOut(Outlook outlook) {
    assertThat(outlook).isInstanceOf(RunsOut.class);
    return (RunsOut) outlook;
  }

  /** Readings until now. */
  private static List<RecordedReading> days(int days, IntUnaryOperator spent, long left) {
    return hourly(NOW.minus(Duration.ofDays(days)), days * 24, spent, left);
  }

  /** The same, in a plan of 3,000 that ends. */
  private static List<RecordedReading> packaged(
      List<RecordedReading> readings, Instant end, Optional<Instant> grant) {
    return readings.stream()
        .map(
            each -> {
              CreditPackage plan =
                  new CreditPackage(
                      Optional.of("plan"),
                      Optional.of(Credits.of(3000)),
                      each.balance().left(),
                      Optional.empty(),
                      Optional.of(end));
              return new RecordedReading(
                  each.at(), new Balance(each.balance().left(), List.of(plan), grant));
            })
        .toList();
  }

  private static Instant noon(int day) {
    return NOW.plus(Duration.ofDays(day)).plus(Duration.ofHours(12));
  }

  private static double credits(Credits amount) {
    return amount.toBigDecimal().doubleValue();
  }
}

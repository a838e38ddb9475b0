package bot.klingbalance.forecast;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A team that spends some 40 credits an hour, on weekdays from nine to five. */
class UnusualSpendingTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A Wednesday. */
  private static final Instant NOON = Instant.parse("2026-11-25T11:00:00Z");

  @Test
  void aScriptThatRunsAwayIsToldWithHowMuchItIsAndSinceWhen() {
    List<RecordedReading> readings = usual(30, NOON);
    spend(readings, 400, 1);
    spend(readings, 400, 1);

    UnusualSpending found = found(readings).orElseThrow();

    assertThat(found.since()).isEqualTo(NOON);
    assertThat(found.until()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    assertThat(found.spent()).isEqualTo(Credits.of(800));
    assertThat(found.usual()).isBetween(Credits.of(60), Credits.of(120));
    assertThat(found.times().getAsLong()).isBetween(6L, 13L);
  }

  @Test
  void asLongAsItGoesOnItIsTheSameBurst() {
    List<RecordedReading> readings = usual(30, NOON);
    spend(readings, 400, 1);
    Instant since = found(readings).orElseThrow().since();
    for (int hour = 0; hour < 4; hour++) {
      spend(readings, 400, 1);
      assertThat(found(readings)).map(UnusualSpending::since).contains(since);
    }
    spend(readings, 0, 1);
    assertThat(found(readings)).isEmpty();
  }

  @Test
  void whatIsUsualAtNoonIsUnusualAtNight() {
    Instant night = Instant.parse("2026-11-25T01:00:00Z");
    List<RecordedReading> atNight = usual(30, night);
    List<RecordedReading> atNoon = usual(30, NOON);
    for (int i = 0; i < 2; i++) {
      spend(atNight, 120, 1);
      spend(atNoon, 80, 1);
    }

    assertThat(found(atNight)).isPresent();
    assertThat(found(atNight).orElseThrow().spent()).isEqualTo(Credits.of(240));
    assertThat(found(atNoon)).isEmpty();
  }

  @Test
  void smallAmountsAreNeverUnusual() {
    List<RecordedReading> readings = usual(30, Instant.parse("2026-11-25T01:00:00Z"));
    spend(readings, 95, 1);

    assertThat(found(readings)).isEmpty();
  }

  @Test
  void whatTheTeamHadBeforeIsNotUnusual() {
    List<RecordedReading> readings = usual(20, NOON.minus(Duration.ofDays(7)));
    spend(readings, 400, 1);
    spend(readings, 400, 1);
    assertThat(found(readings)).isPresent();
    goOn(readings, NOON);
    spend(readings, 400, 1);
    spend(readings, 400, 1);

    assertThat(found(readings)).isEmpty();
  }

  @Test
  void aGapIsJudgedOverTheWholeOfIt() {
    List<RecordedReading> ordinary = usual(30, NOON.minus(Duration.ofDays(1)));
    List<RecordedReading> runaway = usual(30, NOON.minus(Duration.ofDays(1)));
    spend(ordinary, 320, 24);
    spend(runaway, 3_000, 24);

    assertThat(found(ordinary)).isEmpty();
    assertThat(found(runaway).orElseThrow().usual()).isBetween(Credits.of(250), Credits.of(400));
  }

  @Test
  void withoutTwoWeeksOfReadingsNothingIsTold() {
    List<RecordedReading> readings = usual(12, NOON);
    spend(readings, 4_000, 1);

    assertThat(found(readings)).isEmpty();
    assertThat(UnusualSpending.of(List.of(), NOON, BERLIN)).isEmpty();
  }

  @Test
  void creditsThatExpireAreNotSpent() {
    List<RecordedReading> readings = usual(30, NOON);
    RecordedReading last = readings.get(readings.size() - 1);
    CreditPackage before = last.balance().packages().get(0);
    CreditPackage over =
        new CreditPackage(
            before.type(),
            before.granted(),
            Optional.of(Credits.ZERO),
            before.startsAt(),
            Optional.of(NOON.plus(Duration.ofMinutes(30))));
    List<RecordedReading> ending = new ArrayList<>();
    for (RecordedReading each : readings) {
      CreditPackage old = each.balance().packages().get(0);
      ending.add(
          new RecordedReading(
              each.at(),
              new Balance(
                  Optional.empty(),
                  List.of(
                      new CreditPackage(
                          old.type(), old.granted(), old.left(), old.startsAt(), over.expiresAt())),
                  Optional.empty())));
    }
    ending.add(
        new RecordedReading(
            NOON.plus(Duration.ofHours(1)),
            new Balance(Optional.of(Credits.ZERO), List.of(over), Optional.empty())));

    assertThat(found(ending)).isEmpty();
  }

  @Test
  void theOrderOfTheReadingsDoesNotMatter() {
    List<RecordedReading> readings = usual(30, NOON);
    spend(readings, 400, 1);
    Optional<UnusualSpending> expected = found(readings);
    List<RecordedReading> shuffled = new ArrayList<>(readings);
    Collections.reverse(shuffled);

    assertThat(expected).isPresent();
    assertThat(UnusualSpending.of(shuffled, NOON.plus(Duration.ofHours(1)), BERLIN))
        .isEqualTo(expected);
  }

  private static Optional<UnusualSpending> found(List<RecordedReading> readings) {
    return UnusualSpending.of(readings, readings.get(readings.size() - 1).at(), BERLIN);
  }

  private static List<RecordedReading> usual(int days, Instant until) {
    Instant begin = until.minus(Duration.ofDays(days));
    List<RecordedReading> readings = new ArrayList<>();
    readings.add(reading(begin, 100_000 * 100));
    goOn(readings, until);
    return readings;
  }

  /** Reads each hour what the team spends: 20 to 60 credits, each hour another. */
  private static void goOn(List<RecordedReading> readings, Instant until) {
    for (int i = 0; readings.get(readings.size() - 1).at().isBefore(until); i++) {
      ZonedDateTime hour = readings.get(readings.size() - 1).at().atZone(BERLIN);
      boolean works =
          hour.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
              && hour.getHour() >= 9
              && hour.getHour() < 17;
      spend(readings, works ? 20 + i * 7 % 5 * 10 : 0, 1);
    }
  }

  private static void spend(List<RecordedReading> readings, long credits, int hours) {
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

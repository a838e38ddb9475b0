package bot.klingbalance.forecast;

import static bot.klingbalance.forecast.SomeSpending.BERLIN;
import static bot.klingbalance.forecast.SomeSpending.NOON;
import static bot.klingbalance.forecast.SomeSpending.goOn;
import static bot.klingbalance.forecast.SomeSpending.spend;
import static bot.klingbalance.forecast.SomeSpending.usual;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.history.RecordedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A team that spends some 40 credits an hour, on weekdays from nine to five. */
class UnusualSpendingTest {
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
}

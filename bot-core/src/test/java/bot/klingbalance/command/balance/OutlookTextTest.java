package bot.klingbalance.command.balance;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.account.reading.OverviewStatus;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Idle;
import bot.klingbalance.forecast.Outlook.Lasts;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.forecast.Outlook.RunsOut;
import bot.klingbalance.forecast.Outlook.TooShort;
import bot.klingbalance.forecast.Risk;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.message.ShortDays;
import bot.klingbalance.message.Tone;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.pack.Pack;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is expected of an account, in an answer and in an overview. */
class OutlookTextTest {
  private static final Instant NOW = SampleAccounts.NOW;
  private static final Instant GRANT = at(10);
  private static final List<Pack> PACKS =
      List.of(new Pack(Credits.of(330), "$5"), new Pack(Credits.of(660), "$10"));
  private static final Duration HALF = Duration.ofHours(30);
  private static final Duration TWICE = Duration.ofDays(3);
  private static final OutlookText TEXT = text(Optional.of(GRANT));

  @Test
  void whatRunsOutBeforeItsGrantSaysWhenAndWhatWouldCarryItOver() {
    assertThat(TEXT.lines(runsOut(4, 3, Optional.of(6L), 990), PACKS))
        .containsExactly(
            "Runs out Fri 4 Dec, 6 days before the next grant (likely 3–6 Dec; grant Thu 10 Dec)",
            "→ Top up 990 credits (330 + 660, $15) to last until then.");
    assertThat(TEXT.lines(runsOut(4, 3, Optional.of(6L), 990), List.of())).hasSize(1);
    assertThat(TEXT.lines(runsOut(4, 3, Optional.of(6L), 50_000), PACKS).get(1))
        .isEqualTo("→ Top up 50,160 credits (76 × 660, $760) to last until then.");
  }

  @Test
  void whereASlowCourseReachesTheGrantThatIsSaidInPlaceOfARangeOfWeeks() {
    assertThat(TEXT.lines(atRisk(4, 0.44), PACKS))
        .containsExactly(
            "May run out from Thu 3 Dec; one chance in two that it lasts until the grant on"
                + " Thu 10 Dec");
    assertThat(TEXT.lines(atRisk(4, 0.2), PACKS).get(0)).contains("; one chance in four that");
    assertThat(TEXT.lines(atRisk(4, 0.12), PACKS).get(0)).contains("; one chance in ten that");
  }

  @Test
  void aRangeOfOneDayIsNoRange() {
    assertThat(TEXT.lines(runsOut(4, 4, Optional.of(4L), 0), PACKS))
        .containsExactly(
            "Runs out Fri 4 Dec, 6 days before the next grant"
                + " (likely Fri 4 Dec; grant Thu 10 Dec)");
  }

  @Test
  void withoutAGrantInSightOnlyTheEndIsTold() {
    assertThat(text(Optional.empty()).lines(runsOut(4, 3, Optional.of(6L), 0), PACKS))
        .containsExactly("Runs out Fri 4 Dec (likely 3–6 Dec)");
    assertThat(text(Optional.empty()).lines(runsOut(4, 3, Optional.empty(), 0), PACKS))
        .containsExactly("May run out from Thu 3 Dec");
    assertThat(text(Optional.empty()).lines(runsOut(14, 3, Optional.of(25L), 0), PACKS))
        .containsExactly("May run out from Thu 3 Dec");
  }

  @Test
  void whatLastsSaysUntilWhen() {
    assertThat(TEXT.lines(lasts(Optional.empty(), 0.97), PACKS))
        .containsExactly("Lasts until the next grant on Thu 10 Dec");
    assertThat(TEXT.lines(lasts(Optional.of(8L), 0.7), PACKS))
        .containsExactly(
            "May run out from Tue 8 Dec; three chances in four that it lasts until the grant on"
                + " Thu 10 Dec");
    assertThat(TEXT.lines(lasts(Optional.of(12L), 0.95), PACKS))
        .containsExactly("Lasts until the next grant on Thu 10 Dec");
  }

  @Test
  void anIdleAccountIsNoUnknownOne() {
    assertThat(TEXT.lines(new Idle(at(-8), Risk.UNKNOWN, projection(0)), PACKS))
        .containsExactly("Nothing was spent since 22 Nov · next grant Thu 10 Dec");
    assertThat(TEXT.lines(new TooShort(HALF, TWICE, Risk.UNKNOWN), PACKS))
        .containsExactly("A forecast needs readings of 2 more days · next grant Thu 10 Dec");
    assertThat(TEXT.lines(new TooShort(HALF, TWICE, risk(4L, 0.3)), PACKS))
        .containsExactly(
            "May run out from Fri 4 Dec",
            "A forecast needs readings of 2 more days · next grant Thu 10 Dec");
  }

  @Test
  void anOverviewIsSortedAndColouredByTheForecastAndSaysWhy() {
    Balance half =
        new Balance(
            Optional.empty(), List.of(SampleAccounts.plan(330, 660, 16)), Optional.of(GRANT));
    List<AccountStatus> accounts =
        List.of(
            AccountStatus.of(SampleAccounts.answered("a-calm", half)),
            AccountStatus.of(SampleAccounts.answered("b-soon", half)),
            AccountStatus.of(SampleAccounts.answered("c-tomorrow", half)));
    Map<AccountEmail, Outlook> outlooks =
        Map.of(
            SampleAccounts.email("b-soon"), runsOut(4, 3, Optional.of(6L), 0),
            SampleAccounts.email("c-tomorrow"), runsOut(-5, -5, Optional.of(-5L), 0));
    var message =
        OverviewMessage.of(
            new OverviewStatus(Optional.empty(), false, accounts),
            outlooks,
            SampleAccounts.forAsker());

    assertThat(message.tone()).isEqualTo(Tone.CRITICAL);
    assertThat(Transcript.of(message))
        .containsSubsequence(
            "c-tomorrow@example.com | 330 / 660 (50 %) | runs out tomorrow, 15 days before the grant",
            "b-soon@example.com | 330 / 660 (50 %) | runs out Fri 4 Dec, 6 days before the grant",
            "a-calm@example.com | 330 / 660 (50 %) | next grant 10 Dec");
    assertThat(
            OverviewMessage.of(
                    new OverviewStatus(Optional.empty(), false, accounts.subList(0, 2)),
                    outlooks,
                    SampleAccounts.forAsker())
                .tone())
        .isEqualTo(Tone.NOTICE);
  }

  /** A day of December; of November below 1. */
  private static Instant at(long day) {
    return Instant.parse("2026-12-01T09:00:00Z").plusSeconds((day - 1) * 86_400);
  }

  private static OutlookText text(Optional<Instant> grant) {
    return new OutlookText(grant, new ShortDays(ZoneId.of("Europe/Berlin"), NOW));
  }

  private static RunsOut runsOut(long at, long earliest, Optional<Long> latest, long missing) {
    return new RunsOut(
        at(at),
        at(earliest),
        latest.map(OutlookTextTest::at),
        risk(earliest, 0.05),
        projection(missing));
  }

  private static RunsOut atRisk(long at, double lasting) {
    return new RunsOut(at(at), at(at - 2), Optional.empty(), risk(at - 1, lasting), projection(0));
  }

  private static Lasts lasts(Optional<Long> early, double lasting) {
    Risk risk = new Risk(early.map(OutlookTextTest::at), OptionalDouble.of(lasting));
    return new Lasts(at(20), early.map(day -> at(day - 1)), risk, projection(0));
  }

  private static Risk risk(long early, double lasting) {
    return new Risk(Optional.of(at(early)), OptionalDouble.of(lasting));
  }

  private static Projection projection(long missing) {
    return new Projection(
        Credits.of(40), List.of(), List.of(), Optional.of(Credits.of(missing)), Optional.empty());
  }
}

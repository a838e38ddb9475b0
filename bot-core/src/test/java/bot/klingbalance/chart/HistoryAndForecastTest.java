package bot.klingbalance.chart;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.command.balance.BalanceMessage;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.forecast.Forecast;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartMark;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.SampleViews;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.testing.SampleCharts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the past of an account adds to its balance. */
class HistoryAndForecastTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant IN_TEN_DAYS = NOW.plus(Duration.ofDays(10));

  @Test
  void anAccountThatIsUsedSaysWhenItRunsOutAndHowMuchLaterTheNextGrantComes() {
    String answer = answer(steadily(21, 40, 200));

    assertThat(answer)
        .contains(
            "Runs out Sun 29 Nov, 6 days before the next grant"
                + " (likely 28 Nov – 1 Dec; grant Sat 5 Dec)");
  }

  @Test
  void whatExpiresUnusedIsSaidBesideItsPackage() {
    assertThat(answer(steadily(21, 10, 6_000)))
        .containsPattern("5,[89]\\d\\d of it will expire unused on 5 Dec");
  }

  @Test
  void withTooShortAPastItIsSaidHowMuchIsMissing() {
    assertThat(answer(steadily(1, 40, 500)))
        .contains("A forecast needs readings of 2 more days · next grant Sat 5 Dec");
  }

  @Test
  void anAccountThatWasReadForTheFirstTimeHasNoPictureAndNoForecast() {
    String answer = answer(steadily(0, 40, 500));

    assertThat(answer).contains("Next grant Sat 5 Dec").doesNotContain("orecast");
    assertThat(past(steadily(0, 40, 500)).chart()).isEmpty();
  }

  @Test
  void aPictureComesWithADayOfReadings() {
    assertThat(drawn(Duration.ofDays(14), Duration.ofSeconds(30))).isFalse();
    assertThat(drawn(Duration.ofDays(14), Duration.ofDays(1).minusMinutes(1))).isFalse();
    assertThat(drawn(Duration.ofDays(14), Duration.ofDays(1))).isTrue();
  }

  @Test
  void aPictureOfADayComesWithHalfOfIt() {
    assertThat(drawn(Duration.ofDays(1), Duration.ofHours(12).minusMinutes(1))).isFalse();
    assertThat(drawn(Duration.ofDays(1), Duration.ofHours(12))).isTrue();
  }

  @Test
  void whereTheBotWasOffTheLineOfThePictureBreaks() {
    List<RecordedReading> readings = steadily(5, 40, 500);
    readings.removeIf(
        each ->
            each.at().isAfter(NOW.minus(Duration.ofDays(3)))
                && each.at().isBefore(NOW.minus(Duration.ofDays(2))));

    Chart chart = past(readings).chart().orElseThrow();

    assertThat(chart.past()).hasSize(2);
    assertThat(chart.latest().left()).isEqualTo(Credits.of(500));
    assertThat(chart.expected()).allMatch(point -> point.at().isAfter(NOW));
  }

  @Test
  void whereOneReadingOfADayIsKeptTheLineOfThePictureGoesOn() {
    List<RecordedReading> readings = new ArrayList<>();
    for (int days = 200; days > 60; days--) {
      readings.add(new RecordedReading(NOW.minus(Duration.ofDays(days)), balance(100_000)));
    }
    readings.removeIf(each -> each.at().equals(NOW.minus(Duration.ofDays(100))));
    readings.addAll(steadily(60, 10, 400));

    Chart whole = past(readings).chart().orElseThrow();

    assertThat(whole.past()).hasSize(2);
    assertThat(whole.past().get(1).get(0).at()).isEqualTo(NOW.minus(Duration.ofDays(99)));
    assertThat(whole.from()).isEqualTo(NOW.minus(Duration.ofDays(200)));
  }

  @Test
  void thePictureGoesBackAsFarAsIsAskedForAndTheForecastStaysTheSame() {
    List<RecordedReading> readings = steadily(50, 40, 200);

    HistoryAndForecast week = HistoryAndForecast.of(readings, Duration.ofDays(7), NOW, BERLIN);
    HistoryAndForecast month = HistoryAndForecast.of(readings, Duration.ofDays(30), NOW, BERLIN);

    assertThat(week.chart().orElseThrow().from()).isAfter(NOW.minus(Duration.ofDays(7)));
    assertThat(month.chart().orElseThrow().from()).isBefore(NOW.minus(Duration.ofDays(29)));
    assertThat(month.outlook()).isEqualTo(week.outlook());
    assertThat(HistoryAndForecast.neededSince(Duration.ofDays(7), NOW))
        .isBefore(NOW.minus(Duration.ofDays(30)));
    assertThat(HistoryAndForecast.neededSince(Duration.ofDays(200), NOW))
        .isEqualTo(NOW.minus(Duration.ofDays(200)));
  }

  @Test
  void grantsTopUpsAndWhatExpiresAreMarkedTheLargestFour() {
    Chart chart = SampleCharts.hourly("topped-up");

    assertThat(chart.events().marks())
        .extracting(ChartMark::words)
        .containsExactly("+660 top-up", "+1,330 top-up", "+3,000 grant");
    assertThat(chart.events().marks().get(1).at()).isEqualTo(SampleCharts.at(-5));
    assertThat(chart.events().marks().get(2).at()).isEqualTo(Instant.parse("2026-12-07T23:00:00Z"));
    assertThat(SampleCharts.hourly("idle").events().marks())
        .extracting(ChartMark::words)
        .containsExactlyInAnyOrder("660 expire", "+660 grant", "660 expire", "+660 grant");
    assertThat(SampleCharts.hourly("year").events().marks()).hasSize(4);
  }

  @Test
  void aChartIsMadeOnceAndUnderAnyTitle() {
    HistoryAndForecast known = past(steadily(5, 40, 500));

    assertThat(known.chart().orElseThrow()).isSameAs(known.chart().orElseThrow());
    assertThat(known.chart("t").orElseThrow().title()).isEqualTo("t");
    assertThat(known.chart("t").map(Chart::events)).isEqualTo(known.chart().map(Chart::events));
  }

  /** A reading an hour, of an account of one package that loses so many credits a day. */
  private static List<RecordedReading> steadily(int days, int perDay, int left) {
    List<RecordedReading> readings = new ArrayList<>();
    for (int hours = days * 24; hours >= 0; hours--) {
      long hundredths = left * 100L + perDay * 100L * hours / 24;
      readings.add(new RecordedReading(NOW.minus(Duration.ofHours(hours)), balance(hundredths)));
    }
    return readings;
  }

  private static Balance balance(long hundredths) {
    CreditPackage plan =
        new CreditPackage(
            Optional.of("plan"),
            Optional.of(Credits.of(8_000)),
            Optional.of(new Credits(hundredths)),
            Optional.of(NOW.minus(Duration.ofDays(20))),
            Optional.of(IN_TEN_DAYS));
    return new Balance(Optional.empty(), List.of(plan), Optional.of(IN_TEN_DAYS));
  }

  private static boolean drawn(Duration shown, Duration past) {
    List<RecordedReading> readings =
        List.of(
            new RecordedReading(NOW.minus(past), balance(600)),
            new RecordedReading(NOW, balance(500)));
    return HistoryAndForecast.of(readings, shown, NOW, BERLIN).chart().isPresent();
  }

  private static HistoryAndForecast past(List<RecordedReading> readings) {
    return new HistoryAndForecast(
        readings, Duration.ofDays(366), Forecast.of(readings, NOW, BERLIN), BERLIN);
  }

  private static String answer(List<RecordedReading> readings) {
    Balance now = readings.get(readings.size() - 1).balance();
    KlingAccount account =
        new KlingAccount(
            new AccountEmail("studio@example.com"),
            now,
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());
    View view = SampleViews.view(NOW, NOW, Audience.ASKER, List.of());
    return Transcript.of(
        BalanceMessage.of(
            AccountStatus.of(new Found(account, NOW)),
            Lookback.USUAL,
            Optional.of(past(readings)),
            view));
  }
}

package bot.klingbalance.chart;

import static bot.klingbalance.testing.SampleCharts.BERLIN;
import static bot.klingbalance.testing.SampleCharts.at;
import static bot.klingbalance.testing.SampleCharts.point;
import static bot.klingbalance.testing.SampleCharts.strand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartPoint;
import bot.klingbalance.message.ChartRunOut;
import bot.klingbalance.testing.SampleCharts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
  @Test
  void aChartOfNothingOrOutOfOrderCannotBeMade() {
    assertThatThrownBy(() -> chart(List.of(), List.of())).hasMessage("a chart of nothing");
    assertThatThrownBy(() -> chart(List.of(List.of()), List.of())).hasMessage("a chart of nothing");
    assertThatThrownBy(() -> chart(List.of(List.of(point(0, 1), point(-1, 2))), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> chart(List.of(List.of(point(0, 1))), List.of(point(-1, 2))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ChartRunOut(at(1), at(2), at(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theForecastIsWidenedForTheLatestRunOutButByHalfAtMost() {
    assertThat(SampleCharts.steady().until()).isEqualTo(at(13.5));
    assertThat(SampleCharts.bursty().until()).isEqualTo(at(9));
    assertThat(SampleCharts.expiring().until()).isEqualTo(at(14));
    assertThat(chart(List.of(strand(-1, 0, 5, 5)), List.of()).until()).isEqualTo(at(0));
  }

  @Test
  void aDayShowsItsLastReadingAndADayAheadWhatIsExpectedAtItsEnd() {
    List<ChartDay> days = ChartDay.of(SampleCharts.bursty(), 40);

    assertThat(days).hasSize(21);
    assertThat(days.get(0).date()).isEqualTo(LocalDate.parse("2026-11-10"));
    assertThat(days.get(6)).isEqualTo(day("2026-11-16", Optional.empty(), false));
    assertThat(days.get(14)).isEqualTo(day("2026-11-24", Optional.of(Credits.of(1_980)), false));
    assertThat(days.get(15).isExpected()).isTrue();
    assertThat(days.get(15).left().get()).isBetween(Credits.of(1_400), Credits.of(1_500));
    assertThat(days.get(20)).isEqualTo(day("2026-11-30", Optional.of(Credits.ZERO), true));
  }

  @Test
  void whatExpiresIsGoneOnTheDayItExpires() {
    List<ChartDay> days = ChartDay.of(SampleCharts.expiring(), 40);

    assertThat(days.get(20).left().get()).isGreaterThan(Credits.of(725));
    assertThat(days.get(21).date()).isEqualTo(LocalDate.parse("2026-12-01"));
    assertThat(days.get(21).left().get()).isLessThan(Credits.of(415));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 7, 20, 28, 29, 100})
  void whereThereIsNoRoomForEachDayEverySecondIsShownOrFewer(int most) {
    List<ChartDay> days = ChartDay.of(SampleCharts.expiring(), most);

    assertThat(days).hasSizeBetween(Math.min(3, most), most);
    assertThat(days.stream().filter(day -> !day.isExpected()).reduce((a, b) -> b).get().date())
        .isEqualTo(LocalDate.parse("2026-11-24"));
    assertThat(days.get(days.size() - 1).date()).isAfterOrEqualTo(LocalDate.parse("2026-12-08"));
    assertThat(days.stream().map(ChartDay::date)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void daysBeginWhereTheReadersAre() {
    Chart there =
        new Chart(
            "t",
            List.of(strand(-1, 0, 100, 50)),
            List.of(),
            Optional.empty(),
            ZoneId.of("Pacific/Kiritimati"));

    assertThat(ChartDay.of(there, 9).stream().map(ChartDay::date))
        .containsExactly(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-11-24"));
    assertThat(ChartText.weekday(there, at(0.25))).isEqualTo("Wed 25 Nov");
  }

  @Test
  void aSparklineHasAMarkForEachDayAndABlankWhereNothingWasRead() {
    assertThat(Sparkline.of(SampleCharts.steady())).isEqualTo("▇▇▇▇▇▅▅▅▅▅▃▃▃▃▃ → ▂▂▂▂▁▁▁▁▁▁");
    assertThat(Sparkline.of(SampleCharts.bursty())).isEqualTo("▃▃▃▂▁▁  ▇▇▅▃▃▃▃ → ▂▂▂▁▁▁");
    assertThat(Sparkline.line(SampleCharts.expiring()))
        .hasToString("The last 14 days ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇ → ▇▅▅▅▅▅▃▃▂▂▂▂▂▂");
    assertThat(Sparkline.of(chart(List.of(List.of(point(0, 0))), List.of()))).isEqualTo("▁");
  }

  @Test
  void aChartIsToldInWordsToThoseWhoDoNotSeeIt() {
    assertThat(ChartText.of(SampleCharts.steady()))
        .isEqualTo(
            "The last 14 days: 1,344 on Tue 10 Nov, 560 on Tue 24 Nov."
                + " Runs out Fri 4 Dec, between Wed 2 Dec and Mon 7 Dec.");
    assertThat(ChartText.of(SampleCharts.expiring()))
        .endsWith(
            " 810 on Tue 24 Nov. Expected: 330 on Tue 8 Dec. Ahead: 310 expire on Tue 1 Dec.");
    assertThat(ChartText.of(chart(List.of(strand(-1, 0, 9, 8)), List.of())))
        .isEqualTo("t: 9 on Mon 23 Nov, 8 on Tue 24 Nov.");
  }

  @Test
  void whereBothEndsOfTheRangeAreOnOneDayOnlyThatDayIsTold() {
    ChartRunOut soon = new ChartRunOut(at(0.1), at(0), at(0.2));
    Chart chart =
        new Chart("t", List.of(strand(-1, 0, 9, 8)), List.of(), Optional.of(soon), BERLIN);

    assertThat(ChartText.of(chart)).endsWith(" Runs out about Tue 24 Nov.");
  }

  @Test
  void whatIsExpectedIsToldInWholeCredits() {
    List<ChartPoint> line = List.of(point(0, 8), new ChartPoint(at(2), new Credits(333)));
    Chart chart = chart(List.of(strand(-1, 0, 9, 8)), line);

    assertThat(ChartText.of(chart)).endsWith(" Expected: 3 on Thu 26 Nov.");
    assertThat(ChartDay.of(chart, 9).stream().filter(ChartDay::isExpected))
        .extracting(day -> day.left().orElseThrow().hundredths() % 100)
        .containsOnly(0L);
  }

  private static ChartDay day(String date, Optional<Credits> left, boolean expected) {
    return new ChartDay(LocalDate.parse(date), left, expected);
  }

  private static Chart chart(List<List<ChartPoint>> past, List<ChartPoint> expected) {
    return new Chart("t", past, expected, Optional.empty(), BERLIN);
  }
}

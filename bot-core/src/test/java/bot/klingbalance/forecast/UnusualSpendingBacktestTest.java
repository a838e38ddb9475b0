package bot.klingbalance.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.forecast.UnusualSpendingBacktest.Burst;
import bot.klingbalance.forecast.UnusualSpendingBacktest.Result;
import bot.klingbalance.testing.LongStory;
import org.junit.jupiter.api.Test;

/** What is told as unusual is judged, not believed. */
@LongStory
class UnusualSpendingBacktestTest {
  private static final Result RESULT = UnusualSpendingBacktest.run(2, 4);

  @Test
  void nineBurstsInTenThatATeamNeverHadAreToldByTheSecondReading() {
    assertThat(RESULT.partTold(Burst::isNew)).isGreaterThanOrEqualTo(0.9);
    assertThat(RESULT.bursts().stream().filter(Burst::isNew)).hasSizeGreaterThan(80);
  }

  @Test
  void thereIsAtMostOneFalseAlarmInNinetyDays() {
    assertThat(RESULT.alarmsIn90Days(team -> true)).isLessThanOrEqualTo(1);
    assertThat(RESULT.accounts().stream().mapToDouble(each -> each.days()).sum())
        .isGreaterThan(800);
  }

  @Test
  void theLargerABurstTheMoreOftenItIsTold() {
    assertThat(RESULT.partTold(burst -> burst.factor() >= 10))
        .isGreaterThan(RESULT.partTold(burst -> burst.factor() < 10));
  }
}

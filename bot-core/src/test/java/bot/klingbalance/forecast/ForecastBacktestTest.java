package bot.klingbalance.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.forecast.ForecastBacktest.Trial;
import bot.klingbalance.testing.LongStory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The forecast is judged, not believed. */
@LongStory
class ForecastBacktestTest {
  private static final List<Trial> TRIALS = ForecastBacktest.run(1, 60);

  @Test
  void isNearerToTheTruthThanYesterdaysPaceAndThanTheMeanOfAWeek() {
    assertBeatsBoth(TRIALS);
    for (int days : ForecastBacktest.DAYS_AHEAD) {
      assertBeatsBoth(TRIALS.stream().filter(each -> each.daysAhead() == days).toList());
    }
  }

  @Test
  void fourTruthsInFiveLieInTheRange() {
    assertThat(ForecastBacktest.partInRange(TRIALS)).isBetween(0.7, 0.93);
    for (int days : ForecastBacktest.DAYS_AHEAD) {
      List<Trial> ahead = TRIALS.stream().filter(each -> each.daysAhead() == days).toList();
      assertThat(ForecastBacktest.partInRange(ahead)).isBetween(0.7, 0.93);
    }
  }

  @Test
  void judgesEveryKindOfTeam() {
    assertThat(TRIALS).hasSizeGreaterThan(1300);
    assertThat(TRIALS).extracting(Trial::team).containsAll(Arrays.asList(SimulatedTeam.values()));
  }

  private static void assertBeatsBoth(List<Trial> trials) {
    double forecast = ForecastBacktest.median(trials, Trial::forecast);

    assertThat(forecast).isLessThan(ForecastBacktest.median(trials, Trial::yesterday));
    assertThat(forecast).isLessThan(ForecastBacktest.median(trials, Trial::week));
  }
}

package bot.klingbalance.forecast;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.forecast.AccountLife.Story;
import bot.klingbalance.testing.LongStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forecast and its warnings, over grants and run-outs, by simulated teams. */
@LongStory
class RhythmBacktestTest {
  private static final List<Story> STORIES =
      RhythmBacktest.simulated(1, Pattern.compile("(weekdays|campaigns|idle_then_sudden)-0"));

  private static final Map<String, RhythmScores> JUDGED = new ConcurrentHashMap<>();

  @Test
  void isRightMoreOftenThanItsRivals() {
    RhythmScores forecast = scores("forecast");
    RhythmScores week = scores("7 days");
    RhythmScores gamma = scores("gamma");

    assertThat(mean(forecast, "grant")).isGreaterThan(0.79).isGreaterThan(mean(week, "grant"));
    assertThat(mean(forecast, "brier"))
        .isLessThan(0.15)
        .isLessThan(mean(week, "brier"))
        .isLessThan(mean(gamma, "brier"));
    for (int days : RhythmTrial.HISTORIES) {
      assertThat(mean(forecast, "range " + days)).isBetween(0.72, 0.97);
    }
  }

  @Test
  void warnsInTimeAndSeldomInVain() {
    RhythmScores forecast = scores("forecast");

    assertThat(forecast.all("warned in time")).hasSizeGreaterThan(20);
    assertThat(mean(forecast, "warned in time")).isGreaterThan(0.8);
    assertThat(mean(forecast, "false by grant")).isLessThan(0.25);
  }

  @Test
  void anHourInWhichNothingHappensMovesNoDateByDays() {
    double[] moves = scores("forecast").all("wander");

    assertThat(RhythmScores.quantile(moves, 0.99)).isLessThan(12);
    assertThat(RhythmScores.quantile(moves, 1)).isLessThan(72);
  }

  @Test
  void theSameSeedMakesTheSameLife() {
    List<Story> again = RhythmBacktest.simulated(1, Pattern.compile("campaigns-0"));

    assertThat(STORIES).contains(again.get(0));
    assertThat(again.get(0).runOuts()).isNotEmpty();
    assertThat(again.get(0).grants()).hasSizeGreaterThan(10);
  }

  @Test
  void readsTheRhythmsOfAFolder(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("teams.csv"), "team,zone,kind\nt01,Europe/Berlin,nights; weekends\n");
    Files.writeString(folder.resolve("t01.csv"), "1570009187\n1570002891\n");

    WorkRhythm rhythm = WorkRhythm.in(folder).get(0);

    assertThat(rhythm.team()).isEqualTo("t01");
    assertThat(rhythm.zone()).hasToString("Europe/Berlin");
    assertThat(rhythm.jobs())
        .containsExactly(Instant.ofEpochSecond(1570002891), Instant.ofEpochSecond(1570009187));
  }

  private static RhythmScores scores(String method) {
    return JUDGED.computeIfAbsent(
        method,
        name -> {
          RhythmScores scores = new RhythmScores();
          STORIES.forEach(
              story ->
                  RhythmTrial.judge(
                      requireNonNull(RhythmBacktest.METHODS.get(name)), story, scores));
          return scores;
        });
  }

  private static double mean(RhythmScores scores, String figure) {
    return RhythmScores.mean(scores.all(figure));
  }
}

package bot.klingbalance.forecast;

import bot.klingbalance.forecast.SimulatedAccount.Story;
import bot.klingbalance.history.RecordedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Measures the forecast of one account from 60 days of hourly readings of several packages.
 *
 * <p>Run it from the root: {@code mvn -q -pl bot-core test-compile exec:exec -Dexec.executable=java
 * -Dexec.args="-cp %classpath bot.klingbalance.forecast.ForecastBenchmark"}
 */
public final class ForecastBenchmark {
  private static final int WARM_UP = 3_000;
  private static final int ROUNDS = 3_000;
  private static final int READINGS = 60 * 24;

  private ForecastBenchmark() {}

  public static void main(String[] args) {
    Story story =
        LongStream.iterate(1, seed -> seed + 1)
            .mapToObj(seed -> SimulatedAccount.story(SimulatedTeam.SEVERAL_PACKAGES, seed))
            .filter(each -> each.readings().size() > READINGS + 72)
            .findFirst()
            .orElseThrow();
    int end = story.readings().size() - 72;
    List<RecordedReading> readings = story.readings().subList(end - READINGS, end);
    Instant now = readings.get(READINGS - 1).at().plus(Duration.ofMinutes(1));
    long[] nanos = new long[ROUNDS];
    int outlooks = 0;
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      long start = System.nanoTime();
      Outlook outlook = Forecast.of(readings, now, story.zone());
      nanos[Math.max(0, i)] = System.nanoTime() - start;
      outlooks += outlook instanceof Outlook.TooShort ? 0 : 1;
    }
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "forecast of one account, %d readings, in microseconds: median %.0f, p99 %.0f (%d times)%n",
        READINGS,
        nanos[ROUNDS / 2] / 1000.0,
        nanos[ROUNDS * 99 / 100] / 1000.0,
        outlooks);
  }
}

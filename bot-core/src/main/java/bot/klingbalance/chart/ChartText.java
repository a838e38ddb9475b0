package bot.klingbalance.chart;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartPoint;
import bot.klingbalance.message.ChartRunOut;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What a chart says, in words: for those who do not see it, and for what is written on it. */
public final class ChartText {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  private ChartText() {}

  /** A sentence or two: where it began, where it is, and how it is expected to go on. */
  public static String of(Chart chart) {
    ChartPoint first = chart.past().get(0).get(0);
    String past =
        "%s: %s on %s, %s on %s."
            .formatted(
                chart.title(),
                first.left(),
                weekday(chart, first.at()),
                chart.latest().left(),
                weekday(chart, chart.latest().at()));
    return past + chart.runOut().map(runOut -> runOut(chart, runOut)).orElseGet(() -> end(chart));
  }

  /** {@code 24 Nov}, in the readers' zone. */
  public static String day(Chart chart, Instant at) {
    return at.atZone(chart.zone()).format(DAY);
  }

  /** {@code Tue 24 Nov}, in the readers' zone. */
  public static String weekday(Chart chart, Instant at) {
    return at.atZone(chart.zone()).format(WEEKDAY);
  }

  private static String runOut(Chart chart, ChartRunOut runOut) {
    return " Runs out %s, between %s and %s."
        .formatted(
            weekday(chart, runOut.at()),
            weekday(chart, runOut.earliest()),
            weekday(chart, runOut.latest()));
  }

  private static String end(Chart chart) {
    List<ChartPoint> expected = chart.expected();
    if (expected.isEmpty()) {
      return "";
    }
    Credits left = expected.get(expected.size() - 1).left();
    return " Expected: %s on %s.".formatted(left, weekday(chart, chart.expectedUntil()));
  }
}

package bot.klingbalance.chart;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartPoint;
import bot.klingbalance.message.ChartRunOut;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a chart says, in words: for those who do not see it, and for what is written on it. */
public final class ChartText {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  private ChartText() {}

  /** A few sentences: where it began, where it is, and how it is expected to go on. */
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
    String end = chart.runOut().map(runOut -> runOut(chart, runOut)).orElseGet(() -> end(chart));
    return past + end + ahead(chart);
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
    String earliest = weekday(chart, runOut.earliest());
    String latest = weekday(chart, runOut.latest());
    String likely = weekday(chart, runOut.at());
    return earliest.equals(latest)
        ? " Runs out about %s.".formatted(likely)
        : " Runs out %s, between %s and %s.".formatted(likely, earliest, latest);
  }

  private static String end(Chart chart) {
    List<ChartPoint> expected = chart.expected();
    if (expected.isEmpty()) {
      return "";
    }
    Credits left = expected.get(expected.size() - 1).left().whole();
    return " Expected: %s on %s.".formatted(left, weekday(chart, chart.expectedUntil()));
  }

  /** What comes or goes besides spending, of what lies ahead. */
  private static String ahead(Chart chart) {
    String jumps =
        chart.events().marks().stream()
            .filter(mark -> mark.at().isAfter(chart.latest().at()))
            .map(mark -> mark.words() + " on " + weekday(chart, mark.at()))
            .collect(Collectors.joining(", "));
    return jumps.isEmpty() ? "" : " Ahead: %s.".formatted(jumps);
  }
}

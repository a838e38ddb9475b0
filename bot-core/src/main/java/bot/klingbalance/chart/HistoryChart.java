package bot.klingbalance.chart;

import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.RunsOut;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.Retention;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartEvents;
import bot.klingbalance.message.ChartPoint;
import bot.klingbalance.message.ChartRunOut;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chart of readings and an outlook. Pure. */
record HistoryChart(List<RecordedReading> readings, Duration shown, Outlook outlook, ZoneId zone) {
  private static final String TITLE = "Credits left";

  /** A chart of less than that, or of less than half of the range to be shown, says nothing. */
  private static final Duration WORTH_A_PICTURE = Duration.ofDays(1);

  /** After a longer time without a reading, the line of a chart breaks. */
  private static final Duration GAP = Duration.ofHours(12);

  /** The same for the time when only the last reading of each day is kept. */
  private static final Duration GAP_OF_DAYS = Duration.ofHours(36);

  private static final Duration HOURLY = Duration.ofDays(Retention.HOURLY_DAYS);

  Optional<Chart> chart() {
    List<RecordedReading> known =
        readings.stream().filter(each -> each.left().isPresent()).toList();
    if (known.isEmpty() || !isWorthIt(known.get(0).at(), known.get(known.size() - 1).at())) {
      return Optional.empty();
    }
    List<ChartPoint> points =
        known.stream().map(each -> new ChartPoint(each.at(), each.left().orElseThrow())).toList();
    Chart plain =
        new Chart(
            TITLE, strands(points), expected(points.get(points.size() - 1).at()), runOut(), zone);
    ChartEvents events = new ChartEvents(plain.runOut(), JumpMarks.of(known, outlook, plain));
    return Optional.of(new Chart(TITLE, plain.past(), plain.expected(), events, zone));
  }

  private boolean isWorthIt(Instant first, Instant last) {
    Duration half = shown.dividedBy(2);
    Duration least = half.compareTo(WORTH_A_PICTURE) < 0 ? half : WORTH_A_PICTURE;
    return Duration.between(first, last).compareTo(least) >= 0;
  }

  private static List<List<ChartPoint>> strands(List<ChartPoint> points) {
    Instant hourlySince = points.get(points.size() - 1).at().minus(HOURLY);
    List<List<ChartPoint>> strands = new ArrayList<>();
    List<ChartPoint> strand = new ArrayList<>();
    for (ChartPoint point : points) {
      if (!strand.isEmpty() && isApart(strand.get(strand.size() - 1), point, hourlySince)) {
        strands.add(strand);
        strand = new ArrayList<>();
      }
      strand.add(point);
    }
    strands.add(strand);
    return strands;
  }

  private static boolean isApart(ChartPoint before, ChartPoint point, Instant hourlySince) {
    Duration most = before.at().isBefore(hourlySince) ? GAP_OF_DAYS : GAP;
    return Duration.between(before.at(), point.at()).compareTo(most) > 0;
  }

  private List<ChartPoint> expected(Instant after) {
    return outlook.projected().stream()
        .flatMap(projection -> projection.line().stream())
        .filter(moment -> moment.at().isAfter(after))
        .map(moment -> new ChartPoint(moment.at(), moment.credits()))
        .toList();
  }

  private Optional<ChartRunOut> runOut() {
    return outlook instanceof RunsOut end && end.isDayKnown()
        ? end.latest().map(latest -> new ChartRunOut(end.at(), end.earliest(), latest))
        : Optional.empty();
  }
}

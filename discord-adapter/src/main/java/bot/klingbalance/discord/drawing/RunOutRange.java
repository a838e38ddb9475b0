package bot.klingbalance.discord.drawing;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartPoint;
import bot.klingbalance.message.ChartRunOut;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The area between the earliest and the latest way to the run-out. Pure. */
final class RunOutRange {
  private RunOutRange() {}

  /** The outline: the expected line at the fastest pace, and back at the slowest; may be empty. */
  static List<ChartPoint> outline(Chart chart) {
    if (chart.runOut().isEmpty() || chart.expected().isEmpty()) {
      return List.of();
    }
    ChartRunOut runOut = chart.runOut().get();
    List<ChartPoint> outline = new ArrayList<>(paced(chart, runOut.earliest(), runOut.at()));
    List<ChartPoint> back = new ArrayList<>(paced(chart, runOut.latest(), runOut.at()));
    Collections.reverse(back);
    outline.addAll(back);
    return outline;
  }

  /** The expected line, stretched or shortened to end at another moment. */
  private static List<ChartPoint> paced(Chart chart, Instant end, Instant usualEnd) {
    Instant now = chart.latest().at();
    double pace = seconds(now, end) / Math.max(1, seconds(now, usualEnd));
    Stream<ChartPoint> untilThen =
        chart.expected().stream().filter(point -> point.at().isBefore(usualEnd));
    return Stream.concat(untilThen, Stream.of(new ChartPoint(usualEnd, Credits.ZERO)))
        .map(
            point ->
                new ChartPoint(
                    now.plusSeconds(Math.round(seconds(now, point.at()) * pace)), point.left()))
        .toList();
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds();
  }
}

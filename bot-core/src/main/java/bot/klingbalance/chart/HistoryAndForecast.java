package bot.klingbalance.chart;

import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Forecast;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.forecast.Outlook.RunsOut;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.Retention;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartPoint;
import bot.klingbalance.message.ChartRunOut;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an account had lately, and the forecast from that.
 *
 * @param readings the oldest first
 * @param shown how far back they go at most
 * @param zone in which the readers' days are
 */
public record HistoryAndForecast(
    List<RecordedReading> readings, Duration shown, Outlook outlook, ZoneId zone) {
  private static final String TITLE = "Credits left";

  /** A chart of less than that, or of less than half of the range to be shown, says nothing. */
  private static final Duration WORTH_A_PICTURE = Duration.ofDays(1);

  /** The month in which the pace is looked for. */
  private static final Duration PACE = Duration.ofDays(31);

  /** After a longer time without a reading, the line of a chart breaks. */
  private static final Duration GAP = Duration.ofHours(12);

  /** The same for the time when only the last reading of each day is kept. */
  private static final Duration GAP_OF_DAYS = Duration.ofHours(36);

  private static final Duration HOURLY = Duration.ofDays(Retention.HOURLY_DAYS);

  public HistoryAndForecast {
    readings = List.copyOf(readings);
  }

  /**
   * What is known at a moment.
   *
   * @param kept the readings since {@link #neededSince}, the oldest first
   * @param shown how far back the picture goes
   */
  public static HistoryAndForecast of(
      List<RecordedReading> kept, Duration shown, Instant now, ZoneId zone) {
    return new HistoryAndForecast(
        kept.stream().filter(each -> each.at().isAfter(now.minus(shown))).toList(),
        shown,
        Forecast.of(kept, now, zone),
        zone);
  }

  /** Since when readings are needed to show so much of the past, and to forecast. */
  public static Instant neededSince(Duration shown, Instant now) {
    return now.minus(shown.compareTo(PACE) > 0 ? shown : PACE);
  }

  /**
   * The picture; nothing as long as the readings span less than a day, or than half of what is to
   * be shown.
   */
  public Optional<Chart> chart() {
    return chart(TITLE);
  }

  /** The same under a title of one's own. */
  public Optional<Chart> chart(String title) {
    List<ChartPoint> points =
        readings.stream()
            .flatMap(each -> each.balance().left().map(at(each.at())).stream())
            .toList();
    if (points.isEmpty() || !isWorthIt(points.get(0).at(), points.get(points.size() - 1).at())) {
      return Optional.empty();
    }
    Instant last = points.get(points.size() - 1).at();
    return Optional.of(new Chart(title, strands(points), expected(last), runOut(), zone));
  }

  /** What is expected of the credits, where anything is. */
  public Optional<Projection> projection() {
    return outlook.projected();
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
    return projection().stream()
        .flatMap(projection -> projection.line().stream())
        .filter(moment -> moment.at().isAfter(after))
        .map(moment -> new ChartPoint(moment.at(), moment.credits()))
        .toList();
  }

  private Optional<ChartRunOut> runOut() {
    return outlook instanceof RunsOut end
        ? end.latest().map(latest -> new ChartRunOut(end.at(), end.earliest(), latest))
        : Optional.empty();
  }

  private static Function<Credits, ChartPoint> at(Instant at) {
    return left -> new ChartPoint(at, left);
  }
}

package bot.klingbalance.chart;

import bot.klingbalance.forecast.Forecast;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.Block.Chart;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What an account had lately, the forecast from that, and the chart of both. Immutable. */
public final class HistoryAndForecast {
  private final List<RecordedReading> readings;
  private final Outlook outlook;
  private final ZoneId zone;

  /** Made once: it costs more than the rest of an answer. */
  private final Optional<Chart> chart;

  /**
   * What is known.
   *
   * @param readings the oldest first
   * @param shown how far back they go at most
   * @param zone in which the readers' days are
   */
  public HistoryAndForecast(
      List<RecordedReading> readings, Duration shown, Outlook outlook, ZoneId zone) {
    this.readings = List.copyOf(readings);
    this.outlook = outlook;
    this.zone = zone;
    this.chart = new HistoryChart(this.readings, shown, outlook, zone).chart();
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
    Instant forecast = Forecast.neededSince(now);
    Instant picture = now.minus(shown);
    return picture.isBefore(forecast) ? picture : forecast;
  }

  /** The readings, the oldest first. */
  public List<RecordedReading> readings() {
    return readings;
  }

  public Outlook outlook() {
    return outlook;
  }

  /** In which the readers' days are. */
  public ZoneId zone() {
    return zone;
  }

  /**
   * The picture; nothing as long as the readings span less than a day, or than half of what is to
   * be shown.
   */
  public Optional<Chart> chart() {
    return chart;
  }

  /** The same under a title of one's own. */
  public Optional<Chart> chart(String title) {
    return chart.map(
        made -> new Chart(title, made.past(), made.expected(), made.events(), made.zone()));
  }

  /** What is expected of the credits, where anything is. */
  public Optional<Projection> projection() {
    return outlook.projected();
  }
}

package bot.klingbalance.polling;

import bot.klingbalance.finding.Runway;
import bot.klingbalance.forecast.Forecast;
import bot.klingbalance.forecast.UnusualSpending;
import bot.klingbalance.history.RecordedReading;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the forecast of an account says to its warnings. */
public final class RunwayForecast implements HistoryRunwaySource.Gauge {
  private final Supplier<ZoneId> zone;

  /**
   * A forecast in the days of a zone.
   *
   * @param zone as the settings have it at the moment
   */
  public RunwayForecast(Supplier<ZoneId> zone) {
    this.zone = zone;
  }

  /** Nothing where the history is too short to say it, or where nothing is spent. */
  @Override
  public Optional<Runway> runway(List<RecordedReading> readings, Instant now) {
    return Runway.of(Forecast.of(readings, now, zone.get()));
  }

  @Override
  public Optional<UnusualSpending> unusual(List<RecordedReading> readings, Instant now) {
    return UnusualSpending.of(readings, now, zone.get());
  }
}

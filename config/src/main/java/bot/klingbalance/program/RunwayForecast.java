package bot.klingbalance.program;

import bot.klingbalance.finding.Runway;
import bot.klingbalance.forecast.Forecast;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.history.RecordedReading;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What the forecast of an account says to its warnings. */
final class RunwayForecast {
  private RunwayForecast() {}

  /** Nothing where the history is too short to say it, or where nothing is spent. */
  static Optional<Runway> of(List<RecordedReading> readings, Instant now, ZoneId zone) {
    return Forecast.of(readings, now, zone)
        .match(
            end -> runway(Optional.of(end.at()), end.projection()),
            lasts -> runway(Optional.empty(), lasts.projection()),
            idle -> Optional.empty(),
            tooShort -> Optional.empty(),
            outdated -> Optional.empty());
  }

  private static Optional<Runway> runway(Optional<Instant> end, Projection projection) {
    return projection.perDay().isZero()
        ? Optional.empty()
        : Optional.of(new Runway(end, projection.perDay(), projection.missing()));
  }
}

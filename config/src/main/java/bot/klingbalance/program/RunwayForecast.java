package bot.klingbalance.program;

import bot.klingbalance.finding.Runway;
import bot.klingbalance.forecast.Forecast;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Lasts;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.forecast.Outlook.RunsOut;
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
    Outlook outlook = Forecast.of(readings, now, zone);
    if (outlook instanceof RunsOut end) {
      return runway(Optional.of(end.at()), end.projection());
    }
    return outlook instanceof Lasts lasts
        ? runway(Optional.empty(), lasts.projection())
        : Optional.empty();
  }

  private static Optional<Runway> runway(Optional<Instant> end, Projection projection) {
    return projection.perDay().isZero()
        ? Optional.empty()
        : Optional.of(new Runway(end, projection.perDay(), projection.missing()));
  }
}

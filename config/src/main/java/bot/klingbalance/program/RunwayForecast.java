package bot.klingbalance.program;

import bot.klingbalance.history.Forecast;
import bot.klingbalance.history.KeptReading;
import bot.klingbalance.history.Outlook;
import bot.klingbalance.history.Outlook.Lasts;
import bot.klingbalance.history.Outlook.Projection;
import bot.klingbalance.history.Outlook.RunsOut;
import bot.klingbalance.warning.Runway;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What the forecast of an account says to its warnings. */
final class RunwayForecast {
  private RunwayForecast() {}

  /** Nothing where the history is too short to say it, or where nothing is spent. */
  static Optional<Runway> of(List<KeptReading> readings, Instant now, ZoneId zone) {
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

package bot.klingbalance.program;

import bot.klingbalance.health.AccountFigures;
import bot.klingbalance.health.Meters;
import bot.klingbalance.health.SessionFigures;
import bot.klingbalance.health.StoredFigures;
import bot.klingbalance.health.WatchFigures;
import bot.klingbalance.polling.HistoryRunwaySource;
import bot.klingbalance.polling.RunwayForecast;
import java.util.List;
import java.util.function.Supplier;

/** The metrics that are looked up in the store, made and joined. */
final class Figures {
  private Figures() {}

  /** From now on {@code meters} shows them too. */
  static void of(WarningParts parts, Supplier<AccountFigures.Policy> policy, Meters meters) {
    HistoryRunwaySource runways =
        new HistoryRunwaySource(
            parts.database.history(), new RunwayForecast(parts::home), parts.storeThreads);
    AccountFigures.Sources sources =
        new AccountFigures.Sources(meters.answers(), parts.lastReadings, runways);
    meters.beforeScrape(
        new StoredFigures(
            List.of(
                new AccountFigures(sources, policy, meters, parts.clock),
                new WatchFigures(parts.watches, parts.store, meters, parts.clock),
                new SessionFigures(
                    parts.database.sessionStarts(), parts.storeThreads, meters, parts.clock)),
            parts.clock));
  }
}

package bot.klingbalance.cli;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.chart.HistoryAndForecast;
import bot.klingbalance.database.Database;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.program.DatabaseOpener;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.settings.DatabaseSection;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the bot's database has recorded of an account, for a command that asks once and ends.
 *
 * @param recorded the readings that the chart and the forecast need, the oldest first
 * @param shown how far back the past is asked for
 */
record RecordedHistory(List<RecordedReading> recorded, Lookback shown, Instant now, ZoneId zone) {
  RecordedHistory {
    recorded = List.copyOf(recorded);
  }

  /**
   * Reads it, and records the answer of just now with the others. Nothing where there is no
   * database, or none that can be used now, which is said then.
   */
  static Optional<RecordedHistory> of(
      AccountLookup answer, Lookback shown, DatabaseSection settings, ProcessContext context) {
    Optional<Database> opened = new DatabaseOpener(context, settings).openBeside();
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    Instant now = context.clock().instant();
    try (Database database = opened.get()) {
      List<RecordedReading> recorded = read(database.history(), answer, shown, now);
      return Optional.of(new RecordedHistory(recorded, shown, now, context.zone()));
    } catch (StoreUnavailable trouble) {
      context.errors().println(trouble.getMessage());
      return Optional.empty();
    }
  }

  /** The readings that were asked for. */
  List<RecordedReading> readings() {
    Instant since = now.minus(shown.duration());
    return recorded.stream().filter(each -> each.at().isAfter(since)).toList();
  }

  HistoryAndForecast withForecast() {
    return HistoryAndForecast.of(recorded, shown.duration(), now, zone);
  }

  private static List<RecordedReading> read(
      History history, AccountLookup answer, Lookback shown, Instant now) {
    Optional<Found> found = answer.match(Optional::of, failed -> Optional.empty());
    found.ifPresent(each -> history.keep(each.email(), RecordedReading.of(each)));
    return history.of(answer.email(), HistoryAndForecast.neededSince(shown.duration(), now));
  }
}

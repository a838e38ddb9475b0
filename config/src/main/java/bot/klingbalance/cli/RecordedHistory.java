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
import bot.klingbalance.store.StoreUnavailable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the bot's database has kept of an account, for a command that asks once and ends.
 *
 * @param kept the readings that the picture and the forecast need, the oldest first
 * @param shown how far back the past is asked for
 */
record RecordedHistory(List<RecordedReading> kept, Lookback shown, Instant now, ZoneId zone) {
  RecordedHistory {
    kept = List.copyOf(kept);
  }

  /**
   * Reads it, and keeps the answer of just now with the others. Nothing where there is no database,
   * or none that can be used now, which is said then.
   */
  static Optional<RecordedHistory> of(
      AccountLookup answer,
      Lookback shown,
      bot.klingbalance.settings.DatabaseSection settings,
      ProcessContext context) {
    Optional<Database> opened = new DatabaseOpener(context, settings).openBeside();
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    Instant now = context.clock().instant();
    try (Database database = opened.get()) {
      List<RecordedReading> kept = read(database.history(), answer, shown, now);
      return Optional.of(new RecordedHistory(kept, shown, now, context.zone()));
    } catch (StoreUnavailable trouble) {
      context.errors().println(trouble.getMessage());
      return Optional.empty();
    }
  }

  /** The readings that were asked for. */
  List<RecordedReading> readings() {
    Instant since = now.minus(shown.duration());
    return kept.stream().filter(each -> each.at().isAfter(since)).toList();
  }

  HistoryAndForecast withProspect() {
    return HistoryAndForecast.of(kept, shown.duration(), now, zone);
  }

  private static List<RecordedReading> read(
      History history, AccountLookup answer, Lookback shown, Instant now) {
    if (answer instanceof Found found) {
      history.keep(found.email(), RecordedReading.of(found));
    }
    return history.of(answer.email(), HistoryAndForecast.neededSince(shown.duration(), now));
  }
}

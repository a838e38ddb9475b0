package bot.klingbalance.database.warning;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.database.Columns;
import bot.klingbalance.watch.WatchChange;
import org.jdbi.v3.core.Handle;

/**
 * The rows of {@code watches} and {@code weekly_reports}, which people call by a channel's numbers,
 * changed within somebody's transaction.
 */
enum NumberedRows {
  WATCHES("watches"),
  REPORTS("weekly_reports");

  private final String table;

  NumberedRows(String table) {
    this.table = table;
  }

  /** Says that it rests, or goes on, and who wanted that. */
  void pause(Handle handle, Channel channel, int number, boolean paused, WatchChange by) {
    handle
        .createUpdate(
            """
            UPDATE <table> SET paused = :paused, changed_by = :changedBy,
              changed_name = :changedName, changed_at = :changedAt
            WHERE channel = :channel AND number = :number
            """)
        .define("table", table)
        .bind("channel", channel.toString())
        .bind("number", number)
        .bind("paused", paused)
        .bindMap(Columns.touch("changed", by))
        .execute();
  }

  /** Returns whether it was there. */
  boolean remove(Handle handle, Channel channel, int number) {
    int rows =
        handle
            .createUpdate("DELETE FROM <table> WHERE channel = :channel AND number = :number")
            .define("table", table)
            .bind("channel", channel.toString())
            .bind("number", number)
            .execute();
    return rows == 1;
  }
}

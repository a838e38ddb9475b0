package bot.klingbalance.database.lease;

import bot.klingbalance.database.Columns;
import bot.klingbalance.database.Sql;
import bot.klingbalance.lease.BotInstance;
import bot.klingbalance.lease.BotRegistry;
import bot.klingbalance.lease.BotSettings;
import bot.klingbalance.lease.HeldLease;
import bot.klingbalance.lease.SeenBot;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The bots on a database, a row for each. */
public final class StoredBots implements BotRegistry {
  private final Sql sql;

  public StoredBots(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void seen(BotInstance bot, Duration forgotten) {
    int unused =
        sql.inTransaction(
            handle ->
                handle.execute(
                        "DELETE FROM bots WHERE seen_at < %s - ?".formatted(LeaseConnection.NOW),
                        forgotten.toMillis())
                    + handle
                        .createUpdate(
                            """
                            INSERT INTO bots (id, version, started_at, seen_at)
                            VALUES (:id, :version, :started, %s)
                            ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at
                            """
                                .formatted(LeaseConnection.NOW))
                        .bind("id", bot.id())
                        .bind("version", bot.version())
                        .bind("started", bot.startedAt().toEpochMilli())
                        .execute());
  }

  @Override
  public void gone(String id) {
    int unused = sql.call(handle -> handle.execute("DELETE FROM bots WHERE id = ?", id));
  }

  /** All that are there, or were; the eldest first. */
  public static List<SeenBot> read(Handle handle) {
    return handle
        .createQuery(
            "SELECT id, version, started_at, seen_at, %s - seen_at AS silence FROM bots"
                    .formatted(LeaseConnection.NOW)
                + " ORDER BY started_at, id")
        .map(
            (row, context) ->
                new SeenBot(
                    new BotInstance(
                        row.getString("id"),
                        row.getString("version"),
                        Columns.instant(row, "started_at")),
                    Columns.instant(row, "seen_at"),
                    Duration.ofMillis(row.getLong("silence"))))
        .list();
  }

  /** The leases of a PostgreSQL server. */
  public static List<HeldLease> leases(Handle handle) {
    return handle
        .createQuery(
            "SELECT name, holder, since,"
                + " valid_until >= extract(epoch FROM clock_timestamp()) * 1000 AS is_valid"
                + " FROM leases ORDER BY name")
        .map(
            (row, context) ->
                new HeldLease(
                    row.getString("name"),
                    row.getString("holder"),
                    Columns.instant(row, "since"),
                    row.getBoolean("is_valid")))
        .list();
  }

  /** By which settings the bots on a PostgreSQL server work, those with the newest first. */
  public static List<BotSettings> settings(Handle handle) {
    return handle
        .createQuery(
            """
            WITH living AS (
              SELECT bot, watches, adopted_at FROM bot_settings
              WHERE seen_at >= extract(epoch FROM clock_timestamp()) * 1000 - 30000)
            SELECT bot, adopted_at, watches =
              (SELECT watches FROM living ORDER BY adopted_at DESC, bot LIMIT 1) AS are_newest
            FROM living ORDER BY are_newest DESC, adopted_at DESC, bot
            """)
        .map(
            (row, context) ->
                new BotSettings(
                    row.getString("bot"),
                    row.getBoolean("are_newest"),
                    Columns.instant(row, "adopted_at")))
        .list();
  }
}

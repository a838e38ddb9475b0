package bot.klingbalance.database.replica;

import static bot.klingbalance.database.replica.PromptStore.NOW;

import bot.klingbalance.database.Sql;
import bot.klingbalance.replica.SettingsAgreement;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * The table {@code bot_settings}: those adopted last are the newest. A bot that starts with the
 * settings of another one takes over that one's time: a restart makes them no newer.
 */
final class StoredAgreement implements SettingsAgreement {
  /** A bot that has not said anything for so long is gone; it says so every few seconds. */
  private static final Duration GONE = Duration.ofSeconds(30);

  private final Sql sql;
  private final String bot;

  StoredAgreement(Sql sql, String bot) {
    this.sql = sql;
    this.bot = bot;
  }

  @Override
  public Standing say(String watches) {
    return sql.inTransaction(
        PromptStore.bounded(
            handle -> {
              handle.execute(
                  "DELETE FROM bot_settings WHERE seen_at < %s - ?".formatted(NOW),
                  GONE.toMillis());
              write(handle, watches);
              return standing(handle, watches);
            }));
  }

  @Override
  public void leave() {
    sql.call(handle -> handle.execute("DELETE FROM bot_settings WHERE bot = ?", bot));
  }

  private void write(Handle handle, String watches) {
    handle
        .createUpdate(
            """
            INSERT INTO bot_settings (bot, watches, adopted_at, seen_at)
            VALUES (:bot, :watches, COALESCE(
              (SELECT MIN(adopted_at) FROM bot_settings WHERE watches = :watches), %1$s), %1$s)
            ON CONFLICT (bot) DO UPDATE
            SET seen_at = excluded.seen_at, watches = excluded.watches,
              adopted_at = CASE WHEN bot_settings.watches = excluded.watches
                THEN bot_settings.adopted_at ELSE excluded.adopted_at END
            """
                .formatted(NOW))
        .bind("bot", bot)
        .bind("watches", watches)
        .execute();
  }

  private static Standing standing(Handle handle, String watches) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) AS bots, COUNT(CASE WHEN watches = :watches THEN 1 END) AS alike,
              (SELECT watches FROM bot_settings ORDER BY adopted_at DESC, bot LIMIT 1) AS newest
            FROM bot_settings
            """)
        .bind("watches", watches)
        .map(
            (row, context) ->
                new Standing(
                    row.getString("newest").equals(watches),
                    row.getInt("alike"),
                    row.getInt("bots")))
        .one();
  }
}

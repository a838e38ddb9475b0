package bot.klingbalance.database.warning;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.database.Columns;
import bot.klingbalance.database.JsonDocuments;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.digest.Taken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The rows of {@code taken}, read and written within somebody's transaction. */
final class TakenRows {
  private TakenRows() {}

  static List<Taken> of(Handle handle, Channel channel) {
    return ReadableRows.of(
        handle
            .createQuery("SELECT * FROM taken WHERE channel = :channel ORDER BY email")
            .bind("channel", channel.toString()),
        "taken",
        TakenRows::taken);
  }

  static List<Taken> since(Handle handle, Instant since) {
    return ReadableRows.of(
        handle
            .createQuery("SELECT * FROM taken WHERE made_at >= :since")
            .bind("since", since.toEpochMilli()),
        "taken",
        TakenRows::taken);
  }

  private static Taken taken(ResultSet row) throws SQLException {
    return new Taken(
        Columns.channel(row),
        new AccountEmail(row.getString("email")),
        JsonDocuments.findings(row.getString("findings")),
        Columns.touch(row, "made"));
  }

  static void keep(Handle handle, Taken taken) {
    handle
        .createUpdate(
            """
            INSERT INTO taken (channel, email, findings, made_by, made_name, made_at)
            VALUES (:channel, :email, :findings, :madeBy, :madeName, :madeAt)
            ON CONFLICT (channel, email) DO UPDATE
              SET findings = excluded.findings, made_by = excluded.made_by,
                made_name = excluded.made_name, made_at = excluded.made_at
            """)
        .bind("channel", taken.channel().toString())
        .bind("email", taken.account().value())
        .bind("findings", JsonDocuments.written(taken))
        .bindMap(Columns.touch("made", taken.by()))
        .execute();
  }

  static int remove(Handle handle, Channel channel, Collection<AccountEmail> accounts) {
    return handle
        .createUpdate("DELETE FROM taken WHERE channel = :channel AND email IN (<emails>)")
        .bind("channel", channel.toString())
        .bindList("emails", accounts.stream().map(AccountEmail::value).toList())
        .execute();
  }
}

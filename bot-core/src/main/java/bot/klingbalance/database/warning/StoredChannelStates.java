package bot.klingbalance.database.warning;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.database.Columns;
import bot.klingbalance.database.Sql;
import bot.klingbalance.database.row.Document;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Snooze;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.finding.AccountState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The tables {@code checks}, {@code snoozes} and {@code taken}. */
public final class StoredChannelStates implements ChannelStates {
  private final Sql sql;
  private final KnownMemories known;

  public StoredChannelStates(Sql sql) {
    this.sql = sql;
    this.known = new KnownMemories(sql.documents());
  }

  @Override
  public ChannelState of(Channel channel) {
    return sql.inTransaction(
        handle ->
            new ChannelState(
                memory(handle, channel), snoozes(handle, channel), TakenRows.of(handle, channel)));
  }

  @Override
  public void snooze(List<Snooze> snoozes) {
    sql.inTransaction(
        handle -> {
          snoozes.forEach(snooze -> keep(handle, snooze));
          return snoozes.size();
        });
  }

  @Override
  public void take(List<Taken> taken) {
    if (taken.isEmpty()) {
      return;
    }
    sql.inTransaction(
        handle -> {
          taken.forEach(each -> TakenRows.keep(handle, each));
          return taken.size();
        });
  }

  @Override
  public List<Taken> takenSince(Instant since) {
    return sql.call(handle -> TakenRows.since(handle, since));
  }

  @Override
  public void release(Channel channel, Set<AccountEmail> accounts) {
    if (!accounts.isEmpty()) {
      sql.call(handle -> TakenRows.remove(handle, channel, accounts));
    }
  }

  /**
   * Keeps what a check left behind; false when that day or a later one was checked already.
   *
   * @param accounts of {@code memory}, as a document
   */
  static boolean keep(Handle handle, CheckState memory, Document accounts) {
    int rows =
        handle
            .createUpdate(
                """
                INSERT INTO checks (channel, checked_on, checked_at, accounts)
                VALUES (:channel, :day, :at, :accounts)
                ON CONFLICT (channel) DO UPDATE
                  SET checked_on = excluded.checked_on, checked_at = excluded.checked_at,
                    accounts = excluded.accounts
                  WHERE checks.checked_on < excluded.checked_on
                    OR checks.checked_on NOT LIKE '____-__-__'
                """)
            .bind("channel", memory.channel().toString())
            .bind("day", memory.date().toString())
            .bind("at", memory.at().toEpochMilli())
            .bind("accounts", accounts.column())
            .execute();
    return rows == 1;
  }

  private static void keep(Handle handle, Snooze snooze) {
    handle
        .createUpdate(
            """
            INSERT INTO snoozes (channel, email, until, ends_with_grant, made_by, made_name, made_at)
            VALUES (:channel, :email, :until, :endsWithGrant, :madeBy, :madeName, :madeAt)
            ON CONFLICT (channel, email) DO UPDATE
              SET until = excluded.until, ends_with_grant = excluded.ends_with_grant,
                made_by = excluded.made_by, made_name = excluded.made_name,
                made_at = excluded.made_at
            """)
        .bind("channel", snooze.channel().toString())
        .bind("email", snooze.account().value())
        .bind("until", snooze.until().toEpochMilli())
        .bind("endsWithGrant", snooze.endsWithGrant())
        .bindMap(Columns.touch("made", snooze.by()))
        .execute();
  }

  private Optional<CheckState> memory(Handle handle, Channel channel) {
    return ReadableRows.of(
            handle
                .createQuery("SELECT * FROM checks WHERE channel = :channel")
                .bind("channel", channel.toString()),
            "checks",
            row ->
                new CheckState(
                    channel,
                    LocalDate.parse(row.getString("checked_on")),
                    Columns.instant(row, "checked_at"),
                    memories(row)))
        .stream()
        .findFirst();
  }

  /** The day stands also where what it left behind cannot be read: it is not checked twice. */
  private Map<AccountEmail, AccountState> memories(ResultSet whole) throws SQLException {
    return ReadableRows.read("checks", whole, row -> known.read(Document.of(row, "accounts")))
        .orElseGet(Map::of);
  }

  private static List<Snooze> snoozes(Handle handle, Channel channel) {
    return ReadableRows.of(
        handle
            .createQuery("SELECT * FROM snoozes WHERE channel = :channel ORDER BY email")
            .bind("channel", channel.toString()),
        "snoozes",
        row ->
            new Snooze(
                channel,
                new AccountEmail(row.getString("email")),
                Columns.instant(row, "until"),
                row.getBoolean("ends_with_grant"),
                Columns.touch(row, "made")));
  }
}

package bot.klingbalance.database;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.database.Forgotten.Kind;
import bot.klingbalance.database.history.ForgottenRows;
import bot.klingbalance.database.history.WeekRows;
import bot.klingbalance.database.replica.StoredReplicas;
import bot.klingbalance.database.row.Document;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.database.usage.StoredStatistics;
import bot.klingbalance.database.warning.DigestRows;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is kept of an account or of a channel, all of it in one transaction. A bot that runs
 * meanwhile keeps what it learns from then on.
 *
 * <p>Safe for use by many threads and beside many bots. It blocks while the store answers and
 * throws {@link bot.klingbalance.store.StoreUnavailable} when the store cannot be used; nothing was
 * removed then.
 */
public final class Forgetting {
  private static final Logger log = LoggerFactory.getLogger(Forgetting.class);

  private final Sql sql;
  private final DatabaseAddress address;
  private final Clock clock;

  Forgetting(Sql sql, DatabaseAddress address, Clock clock) {
    this.sql = sql;
    this.address = address;
    this.clock = clock;
  }

  /**
   * Overwrites what was deleted in a file of SQLite, which keeps it in free pages and in its log
   * otherwise; a server sees to that by itself. Blocks while the whole file is written anew.
   *
   * @return false when another program reads the file, so that deleted text may still stand in it
   */
  public boolean overwrite() {
    return address.match(file -> overwriteFile(), server -> true);
  }

  private boolean overwriteFile() {
    try {
      sql.call(handle -> handle.execute("VACUUM"));
      return sql.call(Forgetting::truncateLog);
    } catch (StoreUnavailable busy) {
      log.debug("The file was not written anew.", busy);
      return false;
    }
  }

  /** A refusal is no error here, but a row that begins with 1. Source: sqlite.org/pragma.html. */
  private static boolean truncateLog(Handle handle) {
    return handle
            .createQuery("PRAGMA wal_checkpoint(TRUNCATE)")
            .map((row, context) -> row.getInt(1))
            .one()
        == 0;
  }

  /**
   * Forgets what the account answered, the watches that name it, and what warnings, snoozes, checks
   * and those who took it say of it. A watch that names others too goes on without it; one of all
   * accounts stays. An answer that is on its way to a bot that runs is not kept.
   */
  public Forgotten account(AccountEmail account) {
    return sql.inTransaction(
        handle -> {
          if (address.isShared()) {
            ForgottenRows.lockServer(handle);
          }
          ForgottenRows.add(handle, account, clock.instant());
          int readings = WeekRows.count(handle, account);
          WeekRows.remove(handle, account);
          int usedDays = StoredStatistics.remove(handle, account);
          int watches = removeWatchesOf(handle, account);
          int narrowed =
              handle.execute("DELETE FROM watched_accounts WHERE email = ?", account.value());
          int snoozes = handle.execute("DELETE FROM snoozes WHERE email = ?", account.value());
          int takes = handle.execute("DELETE FROM taken WHERE email = ?", account.value());
          StoredReplicas.forgetResponses(handle);
          DigestRows.Removed digests = DigestRows.remove(handle, sql.documents(), account);
          int checks = removeFromChecks(handle, account);
          return new Forgotten(
              Map.of(
                  Kind.READINGS, readings,
                  Kind.USED_DAYS, usedDays,
                  Kind.WATCHES, watches,
                  Kind.NARROWED_WATCHES, narrowed,
                  Kind.WARNINGS, digests.whole(),
                  Kind.SHORTENED_WARNINGS, digests.shortened(),
                  Kind.SNOOZES, snoozes,
                  Kind.TAKES, takes,
                  Kind.CHECKS, checks));
        });
  }

  /** Forgets the channel's watches and time of day, its warnings, snoozes and next check. */
  public Forgotten channel(Channel channel) {
    return sql.inTransaction(
        handle -> {
          int watches =
              removeOf(handle, "watches", "channel", channel)
                  + removeOf(handle, "weekly_reports", "channel", channel);
          removeOf(handle, "watched_channels", "channel", channel);
          int warnings = removeOf(handle, "outbox", "channel", channel);
          int snoozes = removeOf(handle, "snoozes", "channel", channel);
          int takes = removeOf(handle, "taken", "channel", channel);
          int checks = removeOf(handle, "checks", "channel", channel);
          int scheduled = removeOf(handle, "scheduled_tasks", "task_instance", channel);
          return new Forgotten(
              Map.of(
                  Kind.WATCHES, watches,
                  Kind.WARNINGS, warnings,
                  Kind.SNOOZES, snoozes,
                  Kind.TAKES, takes,
                  Kind.CHECKS, checks,
                  Kind.SCHEDULED_CHECKS, scheduled));
        });
  }

  /** A watch without any account would be of all of them. */
  private static int removeWatchesOf(Handle handle, AccountEmail account) {
    return handle
        .createUpdate(
            """
            DELETE FROM watches
            WHERE EXISTS (
                SELECT 1 FROM watched_accounts each
                WHERE each.channel = watches.channel AND each.number = watches.number
                  AND each.email = :email)
              AND NOT EXISTS (
                SELECT 1 FROM watched_accounts other
                WHERE other.channel = watches.channel AND other.number = watches.number
                  AND other.email <> :email)
            """)
        .bind("email", account.value())
        .execute();
  }

  private int removeFromChecks(Handle handle, AccountEmail account) {
    List<Map.Entry<String, Map<AccountEmail, AccountState>>> found =
        ReadableRows.of(
                handle.createQuery("SELECT channel, accounts FROM checks ORDER BY channel"),
                "checks",
                row ->
                    Map.entry(
                        row.getString("channel"), memories(Document.of(row, "accounts"), account)))
            .stream()
            .filter(each -> each.getValue().containsKey(account))
            .toList();
    for (var each : found) {
      Map<AccountEmail, AccountState> others = new TreeMap<>(each.getValue());
      others.remove(account);
      handle.execute(
          "UPDATE checks SET accounts = ? WHERE channel = ?",
          sql.documents().of(JsonDocuments.written(others)).column(),
          each.getKey());
    }
    return found.size();
  }

  /** What cannot be read and names the account is as if it said nothing else. */
  private static Map<AccountEmail, AccountState> memories(Document written, AccountEmail account) {
    try {
      return JsonDocuments.memories(written.json());
    } catch (IllegalStateException unreadable) {
      if (written.mayContain(account.value())) {
        return Map.of(account, AccountState.NONE);
      }
      throw unreadable;
    }
  }

  private static int removeOf(Handle handle, String table, String column, Channel channel) {
    return handle
        .createUpdate("DELETE FROM <table> WHERE <column> = :channel")
        .define("table", table)
        .define("column", column)
        .bind("channel", channel.toString())
        .execute();
  }
}

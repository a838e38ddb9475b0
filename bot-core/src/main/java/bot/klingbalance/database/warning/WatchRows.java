package bot.klingbalance.database.warning;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.database.Columns;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.NewWatch;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.Watch.Origin;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedAccounts.These;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The rows of watches, read and written within somebody's transaction. */
final class WatchRows {
  private WatchRows() {}

  /** Also holds the channel for this transaction: no two watches get the same number. */
  static void setDaily(Handle handle, Channel channel, DailyTime daily, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO watched_channels (channel, daily_at, time_zone, utc_offset)
            VALUES (:channel, :at, :zone, :offset)
            ON CONFLICT (channel) DO UPDATE
              SET daily_at = excluded.daily_at, time_zone = excluded.time_zone,
                utc_offset = excluded.utc_offset
            """)
        .bind("channel", channel.toString())
        .bind("at", daily.at().toString())
        .bind("zone", daily.zoneName())
        .bind("offset", daily.zone().getRules().getOffset(now).getId())
        .execute();
  }

  /** Changes the watch of the same accounts, or adds one; returns its number. */
  static int put(Handle handle, NewWatch wanted) {
    Optional<Watch> same =
        of(handle, wanted.channel()).stream()
            .filter(watch -> watch.accounts().equals(wanted.accounts()))
            .findFirst();
    int number = same.map(Watch::number).orElseGet(() -> nextNumber(handle, wanted.channel()));
    if (same.isPresent()) {
      change(handle, wanted, number);
    } else {
      insert(handle, wanted, number);
    }
    return number;
  }

  /** Above that of every watch of the channel, and of its report. */
  static int nextNumber(Handle handle, Channel channel) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(MAX(number), 0) + 1 FROM (
              SELECT number FROM watches WHERE channel = :channel
              UNION ALL SELECT number FROM weekly_reports WHERE channel = :channel) numbers
            """)
        .bind("channel", channel.toString())
        .mapTo(Integer.class)
        .one();
  }

  private static void insert(Handle handle, NewWatch watch, int number) {
    handle
        .createUpdate(
            """
            INSERT INTO watches (channel, number, below_credits, below_percent, runway_days,
              expiring_days, session_days, unusual, days, paused, made_by, made_name, made_at,
              changed_by, changed_name, changed_at)
            VALUES (:channel, :number, :belowCredits, :belowPercent, :runwayDays, :expiringDays,
              :sessionDays, :unusual, :days, FALSE, :madeBy, :madeName, :madeAt, :madeBy, :madeName,
              :madeAt)
            """)
        .bind("channel", watch.channel().toString())
        .bind("number", number)
        .bindMap(Columns.limits(watch.limits()))
        .bindMap(Columns.touch("made", watch.asked()))
        .execute();
    insertAccounts(handle, watch, number);
  }

  private static void change(Handle handle, NewWatch wanted, int number) {
    handle
        .createUpdate(
            """
            UPDATE watches SET below_credits = :belowCredits, below_percent = :belowPercent,
              runway_days = :runwayDays, expiring_days = :expiringDays,
              session_days = :sessionDays, unusual = :unusual, days = :days, paused = FALSE,
              changed_by = :changedBy, changed_name = :changedName, changed_at = :changedAt
            WHERE channel = :channel AND number = :number
            """)
        .bind("channel", wanted.channel().toString())
        .bind("number", number)
        .bindMap(Columns.limits(wanted.limits()))
        .bindMap(Columns.touch("changed", wanted.asked()))
        .execute();
  }

  private static void insertAccounts(Handle handle, NewWatch watch, int number) {
    Set<AccountEmail> emails = watch.accounts().match(all -> Set.of(), These::emails);
    for (AccountEmail email : emails) {
      handle.execute(
          "INSERT INTO watched_accounts (channel, number, email) VALUES (?, ?, ?)",
          watch.channel().toString(),
          number,
          email.value());
    }
  }

  static Optional<Watch> numbered(Handle handle, Channel channel, int number) {
    return of(handle, channel).stream().filter(watch -> watch.number() == number).findFirst();
  }

  static List<Watch> of(Handle handle, Channel channel) {
    Map<Integer, Set<AccountEmail>> accounts = accounts(handle, channel);
    return ReadableRows.of(
        handle
            .createQuery("SELECT * FROM watches WHERE channel = :channel ORDER BY number")
            .bind("channel", channel.toString()),
        "watches",
        row -> watch(row, Optional.ofNullable(accounts.get(row.getInt("number")))));
  }

  /** A watch whose addresses cannot be read has none here: it is not one of all accounts. */
  private static Map<Integer, Set<AccountEmail>> accounts(Handle handle, Channel channel) {
    Map<Integer, Set<AccountEmail>> accounts = new TreeMap<>();
    List<Boolean> unused =
        ReadableRows.of(
            handle
                .createQuery("SELECT * FROM watched_accounts WHERE channel = :channel")
                .bind("channel", channel.toString()),
            "watched_accounts",
            row ->
                accounts
                    .computeIfAbsent(row.getInt("number"), number -> new TreeSet<>())
                    .add(new AccountEmail(row.getString("email"))));
    return accounts;
  }

  private static Watch watch(ResultSet row, Optional<Set<AccountEmail>> accounts)
      throws SQLException {
    return new Watch(
        Columns.channel(row),
        row.getInt("number"),
        accounts.<WatchedAccounts>map(These::new).orElseGet(WatchedAccounts.All::new),
        Columns.limits(row),
        row.getBoolean("paused"),
        new Origin.Chat(Columns.touch(row, "made"), Columns.touch(row, "changed")));
  }
}

package bot.klingbalance.store;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.NewWatch;
import bot.klingbalance.watch.Touch;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.Watch.Origin;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedAccounts.These;
import bot.klingbalance.watch.Watches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The tables {@code watched_channels}, {@code watches} and {@code watched_accounts}. */
final class StoredWatches implements Watches {
  private final Sql sql;

  StoredWatches(Sql sql) {
    this.sql = sql;
  }

  @Override
  public ChannelWatches of(Channel channel) {
    return sql.inTransaction(
        handle -> new ChannelWatches(channel, daily(handle, channel), watches(handle, channel)));
  }

  @Override
  public List<Channel> channels() {
    return sql.call(
        handle ->
            handle
                .createQuery("SELECT DISTINCT channel FROM watches ORDER BY channel")
                .map((row, context) -> Columns.channel(row))
                .list());
  }

  @Override
  public Watch add(NewWatch watch, DailyTime daily) {
    return sql.inTransaction(
        handle -> {
          setDaily(handle, watch.channel(), daily);
          int number = nextNumber(handle, watch.channel());
          insert(handle, watch, number);
          insertAccounts(handle, watch, number);
          return watch(handle, watch.channel(), number).orElseThrow();
        });
  }

  @Override
  public Optional<Watch> pause(Channel channel, int number, boolean paused, Touch by) {
    return sql.inTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  UPDATE watches SET paused = :paused, changed_by = :changedBy,
                    changed_name = :changedName, changed_at = :changedAt
                  WHERE channel = :channel AND number = :number
                  """)
              .bind("channel", channel.toString())
              .bind("number", number)
              .bind("paused", paused)
              .bindMap(Columns.touch("changed", by))
              .execute();
          return watch(handle, channel, number);
        });
  }

  @Override
  public Optional<Watch> remove(Channel channel, int number) {
    return sql.inTransaction(
        handle -> {
          Optional<Watch> removed = watch(handle, channel, number);
          int rows =
              handle.execute(
                  "DELETE FROM watches WHERE channel = ? AND number = ?",
                  channel.toString(),
                  number);
          return removed.filter(watch -> rows == 1);
        });
  }

  /** Also holds the channel for this transaction: no two watches get the same number. */
  private static void setDaily(Handle handle, Channel channel, DailyTime daily) {
    handle
        .createUpdate(
            """
            INSERT INTO watched_channels (channel, daily_at, time_zone) VALUES (:channel, :at, :zone)
            ON CONFLICT (channel) DO UPDATE
              SET daily_at = excluded.daily_at, time_zone = excluded.time_zone
            """)
        .bind("channel", channel.toString())
        .bind("at", daily.at().toString())
        .bind("zone", daily.zone().getId())
        .execute();
  }

  private static int nextNumber(Handle handle, Channel channel) {
    return handle
        .createQuery("SELECT COALESCE(MAX(number), 0) + 1 FROM watches WHERE channel = :channel")
        .bind("channel", channel.toString())
        .mapTo(Integer.class)
        .one();
  }

  private static void insert(Handle handle, NewWatch watch, int number) {
    handle
        .createUpdate(
            """
            INSERT INTO watches (channel, number, below_credits, below_percent, runway_days,
              expiring_days, session_days, paused, made_by, made_name, made_at, changed_by,
              changed_name, changed_at)
            VALUES (:channel, :number, :belowCredits, :belowPercent, :runwayDays, :expiringDays,
              :sessionDays, FALSE, :madeBy, :madeName, :madeAt, :madeBy, :madeName, :madeAt)
            """)
        .bind("channel", watch.channel().toString())
        .bind("number", number)
        .bind("belowCredits", watch.limits().belowCredits().hundredths())
        .bind("belowPercent", watch.limits().belowPercent())
        .bind("runwayDays", watch.limits().runwayDays())
        .bind("expiringDays", watch.limits().expiringDays())
        .bind("sessionDays", watch.limits().sessionDays())
        .bindMap(Columns.touch("made", watch.made()))
        .execute();
  }

  private static void insertAccounts(Handle handle, NewWatch watch, int number) {
    if (watch.accounts() instanceof These these) {
      for (AccountEmail email : these.emails()) {
        handle.execute(
            "INSERT INTO watched_accounts (channel, number, email) VALUES (?, ?, ?)",
            watch.channel().toString(),
            number,
            email.value());
      }
    }
  }

  private static Optional<DailyTime> daily(Handle handle, Channel channel) {
    return handle
        .createQuery("SELECT daily_at, time_zone FROM watched_channels WHERE channel = :channel")
        .bind("channel", channel.toString())
        .map(
            (row, context) ->
                new DailyTime(
                    LocalTime.parse(row.getString("daily_at")),
                    ZoneId.of(row.getString("time_zone"))))
        .findOne();
  }

  private static Optional<Watch> watch(Handle handle, Channel channel, int number) {
    return watches(handle, channel).stream().filter(watch -> watch.number() == number).findFirst();
  }

  private static List<Watch> watches(Handle handle, Channel channel) {
    Map<Integer, Set<AccountEmail>> accounts = accounts(handle, channel);
    return handle
        .createQuery("SELECT * FROM watches WHERE channel = :channel ORDER BY number")
        .bind("channel", channel.toString())
        .map((row, context) -> watch(row, accounts.getOrDefault(row.getInt("number"), Set.of())))
        .list();
  }

  private static Map<Integer, Set<AccountEmail>> accounts(Handle handle, Channel channel) {
    Map<Integer, Set<AccountEmail>> accounts = new TreeMap<>();
    handle
        .createQuery("SELECT number, email FROM watched_accounts WHERE channel = :channel")
        .bind("channel", channel.toString())
        .map(
            (row, context) ->
                accounts
                    .computeIfAbsent(row.getInt("number"), number -> new TreeSet<>())
                    .add(new AccountEmail(row.getString("email"))))
        .list();
    return accounts;
  }

  private static Watch watch(ResultSet row, Set<AccountEmail> accounts) throws SQLException {
    return new Watch(
        Columns.channel(row),
        row.getInt("number"),
        accounts.isEmpty() ? new WatchedAccounts.All() : new These(accounts),
        new WarnLimits(
            new Credits(row.getLong("below_credits")),
            row.getInt("below_percent"),
            row.getInt("runway_days"),
            row.getInt("expiring_days"),
            row.getInt("session_days")),
        row.getBoolean("paused"),
        new Origin.Chat(Columns.touch(row, "made"), Columns.touch(row, "changed")));
  }
}

package bot.klingbalance.database.warning;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.database.Columns;
import bot.klingbalance.database.Sql;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.ReportRepository;
import bot.klingbalance.watch.Watch.Origin;
import bot.klingbalance.watch.WatchChange;
import bot.klingbalance.watch.Weekdays;
import bot.klingbalance.watch.WeeklyReportWatch;
import bot.klingbalance.watch.WeeklyTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code weekly_reports}. */
public final class StoredReports implements ReportRepository {
  private static final String TABLE = "weekly_reports";

  private static final String REPORTS =
      """
      SELECT weekly_reports.*, watched_channels.utc_offset
      FROM weekly_reports LEFT JOIN watched_channels
        ON watched_channels.channel = weekly_reports.channel
          AND watched_channels.time_zone = weekly_reports.time_zone
      """;

  private final Sql sql;

  public StoredReports(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<WeeklyReportWatch> of(Channel channel) {
    return sql.call(handle -> find(handle, channel));
  }

  @Override
  public List<WeeklyReportWatch> all() {
    return sql.call(
        handle ->
            ReadableRows.of(
                handle.createQuery(REPORTS + "ORDER BY weekly_reports.channel"),
                TABLE,
                StoredReports::report));
  }

  @Override
  public WeeklyReportWatch put(Channel channel, WeeklyTime time, WatchChange by) {
    return sql.inTransaction(
        handle -> {
          hold(handle, channel, time.time());
          Optional<WeeklyReportWatch> before = find(handle, channel);
          if (before.isEmpty()) {
            removeUnreadable(handle, channel);
          }
          int number =
              before
                  .map(WeeklyReportWatch::number)
                  .orElseGet(() -> WatchRows.nextNumber(handle, channel));
          put(handle, channel, number, time, by);
          return find(handle, channel).orElseThrow();
        });
  }

  @Override
  public Optional<WeeklyReportWatch> pause(
      Channel channel, int number, boolean paused, WatchChange by) {
    return sql.inTransaction(
        handle -> {
          NumberedRows.REPORTS.pause(handle, channel, number, paused, by);
          return numbered(handle, channel, number);
        });
  }

  @Override
  public Optional<WeeklyReportWatch> remove(Channel channel, int number) {
    return sql.inTransaction(
        handle -> {
          Optional<WeeklyReportWatch> removed = numbered(handle, channel, number);
          boolean wasThere = NumberedRows.REPORTS.remove(handle, channel, number);
          return removed.filter(report -> wasThere);
        });
  }

  /** For this transaction, so that no watch gets the same number; a time that is there stays. */
  private static void hold(Handle handle, Channel channel, DailyTime first) {
    handle
        .createUpdate(
            """
            INSERT INTO watched_channels (channel, daily_at, time_zone) VALUES (:channel, :at, :zone)
            ON CONFLICT (channel) DO UPDATE SET daily_at = watched_channels.daily_at
            """)
        .bind("channel", channel.toString())
        .bind("at", first.at().toString())
        .bind("zone", first.zoneName())
        .execute();
  }

  /** Who asks anew takes the place of what nobody can read. */
  private static void removeUnreadable(Handle handle, Channel channel) {
    handle.execute("DELETE FROM weekly_reports WHERE channel = ?", channel.toString());
  }

  private static void put(
      Handle handle, Channel channel, int number, WeeklyTime time, WatchChange by) {
    handle
        .createUpdate(
            """
            INSERT INTO weekly_reports (channel, number, day, at, time_zone, paused, made_by,
              made_name, made_at, changed_by, changed_name, changed_at)
            VALUES (:channel, :number, :day, :at, :zone, FALSE, :madeBy, :madeName, :madeAt,
              :madeBy, :madeName, :madeAt)
            ON CONFLICT (channel) DO UPDATE
              SET day = excluded.day, at = excluded.at, time_zone = excluded.time_zone,
                paused = FALSE, changed_by = excluded.changed_by,
                changed_name = excluded.changed_name, changed_at = excluded.changed_at
            """)
        .bind("channel", channel.toString())
        .bind("number", number)
        .bind("day", Weekdays.of(time.day()).toString())
        .bind("at", time.time().at().toString())
        .bind("zone", time.time().zoneName())
        .bindMap(Columns.touch("made", by))
        .execute();
  }

  private static Optional<WeeklyReportWatch> find(Handle handle, Channel channel) {
    return ReadableRows.of(
            handle
                .createQuery(REPORTS + "WHERE weekly_reports.channel = :channel")
                .bind("channel", channel.toString()),
            TABLE,
            StoredReports::report)
        .stream()
        .findFirst();
  }

  private static Optional<WeeklyReportWatch> numbered(Handle handle, Channel channel, int number) {
    return find(handle, channel).filter(report -> report.number() == number);
  }

  /** In a time zone that this Java does not know, by the offset that the channel is checked by. */
  private static WeeklyReportWatch report(ResultSet row) throws SQLException {
    Optional<ZoneOffset> offset = DailyTimeRows.offset(row.getString("utc_offset"));
    DailyTime time = DailyTime.read(row.getString("at"), row.getString("time_zone"), () -> offset);
    return new WeeklyReportWatch(
        Columns.channel(row),
        row.getInt("number"),
        new WeeklyTime(Weekdays.parse(row.getString("day")).orElse(Weekdays.EVERY).first(), time),
        row.getBoolean("paused"),
        new Origin.Chat(Columns.touch(row, "made"), Columns.touch(row, "changed")));
  }
}

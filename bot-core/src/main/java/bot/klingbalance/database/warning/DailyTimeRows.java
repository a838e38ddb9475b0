package bot.klingbalance.database.warning;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.database.Columns;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.watch.DailyTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Each channel's time of day, within somebody's transaction: also in a zone that this Java does not
 * know, by its last known offset.
 */
public final class DailyTimeRows {
  /**
   * The offset of a row that has none yet is worked out of the next check that a Java planned which
   * knew the zone.
   */
  private static final String SELECT =
      """
      SELECT place.*, (SELECT execution_time FROM scheduled_tasks
        WHERE task_name = 'daily-check' AND task_instance = place.channel) AS next_check
      FROM watched_channels place
      """;

  private static final int SECONDS_A_DAY = 24 * 60 * 60;

  /** Offsets are whole quarters of an hour; a check that is made late by some minutes is none. */
  private static final int QUARTER = 15 * 60;

  /** The easternmost place, where the day begins; west of it an offset is negative. */
  private static final int EASTERNMOST = 14 * 60 * 60;

  private DailyTimeRows() {}

  static Optional<DailyTime> of(Handle handle, Channel channel) {
    return ReadableRows.of(
            handle
                .createQuery(SELECT + "WHERE channel = :channel")
                .bind("channel", channel.toString()),
            "watched_channels",
            DailyTimeRows::daily)
        .stream()
        .findFirst();
  }

  /** Those in zones that this Java does not know, of channels with a watch. */
  public static Map<Channel, DailyTime> inUnknownZones(Handle handle) {
    return all(handle).stream()
        .filter(each -> each.getValue().unknownZone().isPresent())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Writes only what has changed. */
  static void keepOffsets(Handle handle, Instant now) {
    for (Map.Entry<Channel, DailyTime> each : all(handle)) {
      String offset = each.getValue().zone().getRules().getOffset(now).getId();
      handle.execute(
          "UPDATE watched_channels SET utc_offset = ? WHERE channel = ? AND (utc_offset IS NULL OR"
              + " utc_offset <> ?)",
          offset,
          each.getKey().toString(),
          offset);
    }
  }

  private static List<Map.Entry<Channel, DailyTime>> all(Handle handle) {
    return ReadableRows.of(
        handle.createQuery(
            SELECT + "WHERE EXISTS (SELECT 1 FROM watches w WHERE w.channel = place.channel)"),
        "watched_channels",
        row -> Map.entry(Columns.channel(row), daily(row)));
  }

  private static DailyTime daily(ResultSet row) throws SQLException {
    String at = row.getString("daily_at");
    Optional<ZoneOffset> kept = offset(row.getString("utc_offset"));
    Optional<Instant> next =
        Optional.ofNullable(row.getTimestamp("next_check")).map(Timestamp::toInstant);
    return DailyTime.read(
        at,
        row.getString("time_zone"),
        () -> kept.or(() -> next.flatMap(each -> between(at, each))));
  }

  static Optional<ZoneOffset> offset(@Nullable String written) {
    try {
      return Optional.ofNullable(written).map(ZoneOffset::of);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** The offset at which that moment is that time of day, to the quarter of an hour. */
  private static Optional<ZoneOffset> between(String at, Instant next) {
    try {
      int there = LocalTime.parse(at).toSecondOfDay();
      int inUtc = next.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
      int quarters = Math.floorDiv(there - inUtc + QUARTER / 2, QUARTER);
      int east = Math.floorMod(quarters * QUARTER, SECONDS_A_DAY);
      return Optional.of(
          ZoneOffset.ofTotalSeconds(east > EASTERNMOST ? east - SECONDS_A_DAY : east));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}

package bot.klingbalance.database;

import bot.klingbalance.account.Credits;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchChange;
import bot.klingbalance.watch.Weekdays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/** Values of the domain in columns of a row, and as parameters of a statement. */
public final class Columns {
  private Columns() {}

  public static Channel channel(ResultSet row) throws SQLException {
    return Channel.parse(row.getString("channel"));
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  public static WarnLimits limits(ResultSet row) throws SQLException {
    return new WarnLimits(
        new Credits(row.getLong("below_credits")),
        row.getInt("below_percent"),
        row.getInt("runway_days"),
        row.getInt("expiring_days"),
        row.getInt("session_days"),
        row.getBoolean("unusual"),
        days(row));
  }

  /** Days that this bot cannot read leave none out: rather a warning too many. */
  private static Weekdays days(ResultSet row) throws SQLException {
    return Weekdays.parse(row.getString("days")).orElse(Weekdays.EVERY);
  }

  /** The same as parameters: {@code belowCredits} and so on. */
  public static Map<String, Object> limits(WarnLimits limits) {
    return Map.of(
        "belowCredits", limits.belowCredits().hundredths(),
        "belowPercent", limits.belowPercent(),
        "runwayDays", limits.runwayDays(),
        "expiringDays", limits.expiringDays(),
        "sessionDays", limits.sessionDays(),
        "unusual", limits.unusual(),
        "days", limits.days().toString());
  }

  /** The columns {@code prefix_by}, {@code prefix_name} and {@code prefix_at}: who and when. */
  public static WatchChange touch(ResultSet row, String prefix) throws SQLException {
    return new WatchChange(
        PlatformUser.parse(row.getString(prefix + "_by")),
        row.getString(prefix + "_name"),
        instant(row, prefix + "_at"));
  }

  /** The same three as parameters: {@code madeBy}, {@code madeName}, {@code madeAt}. */
  public static Map<String, Object> touch(String prefix, WatchChange touch) {
    return Map.of(
        prefix + "By", touch.by().toString(),
        prefix + "Name", touch.name(),
        prefix + "At", touch.at().toEpochMilli());
  }
}

package bot.klingbalance.database.history;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.database.history.WeekRows.Week;
import bot.klingbalance.history.RecordedReading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a row of {@code kept_weeks}, and finds what nobody could have written: a moment far from
 * all that a balance tells of would keep whoever goes through its days busy for years.
 */
final class WeekReader {
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private WeekReader() {}

  /** The week of a row with the columns {@code email} and {@code week}. */
  static Week week(ResultSet row) throws SQLException {
    return new Week(new AccountEmail(row.getString("email")), row.getInt("week"));
  }

  /** Its readings by time, from the columns {@code week} and {@code readings}. */
  static List<RecordedReading> readings(ResultSet row) throws SQLException {
    List<RecordedReading> readings = PackedReadings.unpacked(row.getBytes("readings"));
    int week = row.getInt("week");
    Instant before = Instant.MIN;
    for (RecordedReading each : readings) {
      boolean isOfWeek = Week.number(each.at()) == week && each.at().isAfter(before);
      if (!isOfWeek || !moments(each.balance()).allMatch(WeekReader::isNear)) {
        throw new IllegalArgumentException("a moment out of range");
      }
      before = each.at();
    }
    return readings;
  }

  private static boolean isNear(Instant moment) {
    return !moment.isBefore(EARLIEST) && !moment.isAfter(LATEST);
  }

  private static Stream<Instant> moments(Balance balance) {
    return Stream.concat(
        balance.nextGrant().stream(), balance.packages().stream().flatMap(WeekReader::moments));
  }

  private static Stream<Instant> moments(CreditPackage each) {
    return Stream.concat(each.startsAt().stream(), each.expiresAt().stream());
  }
}

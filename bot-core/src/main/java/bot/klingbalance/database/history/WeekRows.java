package bot.klingbalance.database.history;

import static java.util.Comparator.comparing;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of {@code kept_weeks}, read and written within the caller's transaction. */
public final class WeekRows {
  private static final String TABLE = "kept_weeks";
  private static final byte[] NO_READINGS = PackedReadings.packed(List.of());

  private WeekRows() {}

  /**
   * The seven days of an account that share a row.
   *
   * @param number counted from 1970-01-01, in UTC
   */
  record Week(AccountEmail account, int number) implements Comparable<Week> {
    private static final long MILLIS = Duration.ofDays(7).toMillis();
    private static final Comparator<Week> ORDER =
        comparing(Week::account).thenComparing(Week::number);

    static Week of(AccountEmail account, Instant at) {
      return new Week(account, number(at));
    }

    static int number(Instant at) {
      return (int) Math.floorDiv(at.toEpochMilli(), MILLIS);
    }

    @Override
    public int compareTo(Week other) {
      return ORDER.compare(this, other);
    }
  }

  /** The readings of a week and of those after it, by time. */
  static List<RecordedReading> from(Handle handle, Week first) {
    return ReadableRows.of(
            handle
                .createQuery(
                    """
                    SELECT week, readings FROM kept_weeks
                    WHERE email = :email AND week >= :week ORDER BY week
                    """)
                .bind("email", first.account().value())
                .bind("week", first.number()),
            TABLE,
            WeekReader::readings)
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The readings by time of the newest week of each account, as far back as {@code since}; of an
   * account whose newest week cannot be read, those of the weeks before it.
   */
  static Map<AccountEmail, List<RecordedReading>> newest(Handle handle, Instant since) {
    Map<AccountEmail, List<RecordedReading>> newest = new HashMap<>();
    List<Map.Entry<Week, Optional<List<RecordedReading>>>> rows =
        ReadableRows.of(
            handle
                .createQuery(
                    """
                    SELECT email, week, readings FROM kept_weeks AS newest
                    WHERE week >= :week
                      AND week = (SELECT MAX(week) FROM kept_weeks WHERE email = newest.email)
                    """)
                .bind("week", Week.number(since)),
            TABLE,
            row ->
                Map.entry(
                    WeekReader.week(row), ReadableRows.read(TABLE, row, WeekReader::readings)));
    for (Map.Entry<Week, Optional<List<RecordedReading>>> row : rows) {
      AccountEmail account = row.getKey().account();
      newest.put(account, row.getValue().orElseGet(() -> from(handle, Week.of(account, since))));
    }
    return newest;
  }

  /** How many readings an account has. */
  public static int count(Handle handle, AccountEmail account) {
    return ReadableRows.of(
            handle
                .createQuery("SELECT week, readings FROM kept_weeks WHERE email = :email")
                .bind("email", account.value()),
            TABLE,
            WeekReader::readings)
        .stream()
        .mapToInt(List::size)
        .sum();
  }

  public static void remove(Handle handle, AccountEmail account) {
    handle.execute("DELETE FROM kept_weeks WHERE email = ?", account.value());
  }

  /** The weeks that have readings to thin out at {@code now}. */
  static List<Week> due(Handle handle, Instant now, int most) {
    return ReadableRows.of(
        handle
            .createQuery(
                """
                SELECT email, week FROM kept_weeks
                WHERE thin_at <= :now ORDER BY thin_at LIMIT :most
                """)
            .bind("now", now.toEpochMilli())
            .bind("most", most),
        TABLE,
        WeekReader::week);
  }

  /**
   * The readings of a week; nothing where they cannot be read, and then the row stays as it is and
   * is not thinned out any more. It is locked until this transaction ends.
   */
  static Optional<List<RecordedReading>> held(Handle handle, Week week) {
    return handle
        .createQuery(
            """
            INSERT INTO kept_weeks (email, week, readings) VALUES (:email, :week, :none)
            ON CONFLICT (email, week) DO UPDATE SET thin_at = NULL
            RETURNING week, readings
            """)
        .bind("email", week.account().value())
        .bind("week", week.number())
        .bind("none", NO_READINGS)
        .map(ReadableRows.mapper(TABLE, WeekReader::readings))
        .one();
  }

  /** Writes a week that {@link #held} locked in the same transaction. */
  static void write(Handle handle, Week week, List<RecordedReading> readings) {
    handle
        .createUpdate(
            """
            UPDATE kept_weeks SET thin_at = :thinAt, readings = :readings
            WHERE email = :email AND week = :week
            """)
        .bind("email", week.account().value())
        .bind("week", week.number())
        .bind("thinAt", thinAt(readings))
        .bind("readings", PackedReadings.packed(readings))
        .execute();
  }

  /**
   * Like {@link #write}, for fewer readings than before: deletes the row and inserts it again,
   * since SQLite frees the space of a deleted row, but not that of a row that became shorter.
   * Without readings no row is left.
   */
  static void writeAnew(Handle handle, Week week, List<RecordedReading> readings) {
    handle.execute(
        "DELETE FROM kept_weeks WHERE email = ? AND week = ?",
        week.account().value(),
        week.number());
    if (!readings.isEmpty()) {
      var unused = held(handle, week);
      write(handle, week, readings);
    }
  }

  private static Optional<Long> thinAt(List<RecordedReading> readings) {
    return Retention.next(readings).map(Instant::toEpochMilli);
  }
}

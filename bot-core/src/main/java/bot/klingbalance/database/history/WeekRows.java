package bot.klingbalance.database.history;

import static java.util.Comparator.comparing;

import bot.klingbalance.account.AccountEmail;
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
    return handle
        .createQuery(
            "SELECT readings FROM kept_weeks WHERE email = :email AND week >= :week ORDER BY week")
        .bind("email", first.account().value())
        .bind("week", first.number())
        .map((row, context) -> PackedReadings.unpacked(row.getBytes("readings")))
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** The newest week of each account, with its readings by time, as far back as {@code since}. */
  static Map<Week, List<RecordedReading>> newest(Handle handle, Instant since) {
    return handle
        .createQuery(
            """
            SELECT email, week, readings FROM kept_weeks AS newest
            WHERE week >= :week
              AND week = (SELECT MAX(week) FROM kept_weeks WHERE email = newest.email)
            """)
        .bind("week", Week.number(since))
        .reduceRows(
            new HashMap<>(),
            (all, row) -> {
              AccountEmail account = new AccountEmail(row.getColumn("email", String.class));
              Week week = new Week(account, row.getColumn("week", Integer.class));
              all.put(week, PackedReadings.unpacked(row.getColumn("readings", byte[].class)));
              return all;
            });
  }

  /** How many readings an account has. */
  public static int count(Handle handle, AccountEmail account) {
    return handle
        .createQuery("SELECT readings FROM kept_weeks WHERE email = :email")
        .bind("email", account.value())
        .map((row, context) -> PackedReadings.unpacked(row.getBytes("readings")).size())
        .list()
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  public static void remove(Handle handle, AccountEmail account) {
    handle.execute("DELETE FROM kept_weeks WHERE email = ?", account.value());
  }

  /** The weeks that have readings to thin out at {@code now}. */
  static List<Week> due(Handle handle, Instant now, int most) {
    return handle
        .createQuery("SELECT email, week FROM kept_weeks WHERE thin_at <= :now LIMIT :most")
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .map(
            (row, context) ->
                new Week(new AccountEmail(row.getString("email")), row.getInt("week")))
        .list();
  }

  /** The readings of a week. Its row is locked until this transaction ends. */
  static List<RecordedReading> held(Handle handle, Week week) {
    return handle
        .createQuery(
            """
            INSERT INTO kept_weeks (email, week, readings) VALUES (:email, :week, :none)
            ON CONFLICT (email, week) DO UPDATE SET thin_at = NULL
            RETURNING readings
            """)
        .bind("email", week.account().value())
        .bind("week", week.number())
        .bind("none", NO_READINGS)
        .map((row, context) -> PackedReadings.unpacked(row.getBytes("readings")))
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
      held(handle, week);
      write(handle, week, readings);
    }
  }

  private static Optional<Long> thinAt(List<RecordedReading> readings) {
    return Retention.next(readings).map(Instant::toEpochMilli);
  }
}

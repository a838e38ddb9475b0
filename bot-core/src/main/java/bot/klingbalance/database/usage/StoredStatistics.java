package bot.klingbalance.database.usage;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.database.Sql;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.usage.DayStatistics;
import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.StatisticsStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The tables {@code statistics_days} and {@code account_statistics}. */
public final class StoredStatistics implements StatisticsStore {
  private static final String TABLE = "account_statistics";

  private final Sql sql;

  public StoredStatistics(Sql sql) {
    this.sql = sql;
  }

  /** Removes an account from all days; returns how many days it stood in. */
  public static int remove(Handle handle, AccountEmail account) {
    return handle.execute("DELETE FROM account_statistics WHERE email = ?", account.value());
  }

  /** The row of the day comes first and is locked: two bots that keep the same day take turns. */
  @Override
  public void keep(DayStatistics statistics) {
    int day = number(statistics.day());
    Map<AccountEmail, JobCounts> inOrder = new TreeMap<>(statistics.accounts());
    sql.inTransaction(
        handle -> {
          handle.execute(
              """
              INSERT INTO statistics_days (day, complete) VALUES (?, ?)
              ON CONFLICT (day) DO UPDATE SET complete = excluded.complete
              """,
              day,
              statistics.complete());
          handle.execute("DELETE FROM account_statistics WHERE day = ?", day);
          inOrder.forEach((account, counts) -> insert(handle, day, account, counts));
          return inOrder.size();
        });
  }

  @Override
  public List<DayStatistics> between(LocalDate first, LocalDate last) {
    return sql.inTransaction(
        handle -> {
          Map<Integer, Map<AccountEmail, JobCounts>> byDay = new HashMap<>();
          Set<Integer> unreadable = new HashSet<>();
          for (Row row : rows(handle, first, last)) {
            row.counts()
                .ifPresentOrElse(
                    counts ->
                        byDay
                            .computeIfAbsent(row.day(), none -> new HashMap<>())
                            .put(row.account(), counts),
                    () -> unreadable.add(row.day()));
          }
          List<DayStatistics> days = new ArrayList<>();
          for (Day day : days(handle, first, last)) {
            if (!unreadable.contains(day.number())) {
              days.add(
                  new DayStatistics(
                      LocalDate.ofEpochDay(day.number()),
                      byDay.getOrDefault(day.number(), Map.of()),
                      day.complete()));
            }
          }
          return days;
        });
  }

  private record Day(int number, boolean complete) {}

  /** What an account had on a day; nothing where it cannot be read. */
  private record Row(int day, AccountEmail account, Optional<JobCounts> counts) {}

  private static List<Day> days(Handle handle, LocalDate first, LocalDate last) {
    return handle
        .createQuery(
            """
            SELECT day, complete FROM statistics_days
            WHERE day >= :first AND day <= :last ORDER BY day
            """)
        .bind("first", number(first))
        .bind("last", number(last))
        .map((row, context) -> new Day(row.getInt("day"), row.getBoolean("complete")))
        .list();
  }

  private static List<Row> rows(Handle handle, LocalDate first, LocalDate last) {
    return ReadableRows.of(
        handle
            .createQuery(
                """
                SELECT day, email, counts FROM account_statistics
                WHERE day >= :first AND day <= :last
                """)
            .bind("first", number(first))
            .bind("last", number(last)),
        TABLE,
        row ->
            new Row(
                row.getInt("day"),
                new AccountEmail(row.getString("email")),
                ReadableRows.read(TABLE, row, StoredStatistics::counts)));
  }

  private static JobCounts counts(ResultSet row) throws SQLException {
    return CountsDocument.read(row.getString("counts"))
        .orElseThrow(() -> new IllegalStateException("counts that this bot did not write"));
  }

  private static void insert(Handle handle, int day, AccountEmail account, JobCounts counts) {
    handle.execute(
        "INSERT INTO account_statistics (day, email, counts) VALUES (?, ?, ?)",
        day,
        account.value(),
        CountsDocument.written(counts));
  }

  private static int number(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }
}

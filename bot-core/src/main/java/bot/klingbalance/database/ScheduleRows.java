package bot.klingbalance.database;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.database.warning.DailyTimeRows;
import bot.klingbalance.database.warning.DoubtRows;
import bot.klingbalance.doctor.StoreInspector.Agenda;
import bot.klingbalance.doctor.StoreInspector.InDoubt;
import bot.klingbalance.doctor.StoreInspector.SetAside;
import bot.klingbalance.doctor.StoreInspector.Undelivered;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is scheduled and what waits to be delivered, read from several tables. */
final class ScheduleRows {
  private ScheduleRows() {}

  static Agenda read(Handle handle, Instant overdue) {
    return new Agenda(
        watched(handle),
        next(handle),
        undelivered(handle, overdue),
        DailyTimeRows.inUnknownZones(handle));
  }

  private static List<Channel> watched(Handle handle) {
    return ReadableRows.of(
        handle.createQuery(
            "SELECT DISTINCT channel FROM watches WHERE NOT paused ORDER BY channel"),
        "watches",
        Columns::channel);
  }

  /** The scheduler's own table; its instances are named by their channels. */
  private static Map<Channel, Instant> next(Handle handle) {
    Map<Channel, Instant> next = new LinkedHashMap<>();
    ReadableRows.of(
            handle.createQuery(
                "SELECT task_instance, execution_time FROM scheduled_tasks WHERE task_name = 'daily-check'"),
            "scheduled_tasks",
            row -> {
              Timestamp at = row.getTimestamp("execution_time");
              return Map.entry(Channel.parse(row.getString("task_instance")), at.toInstant());
            })
        .forEach(each -> next.put(each.getKey(), each.getValue()));
    return next;
  }

  private static Undelivered undelivered(Handle handle, Instant overdue) {
    List<Instant> late =
        handle
            .createQuery(
                """
                SELECT due_at FROM outbox
                WHERE stage IN ('WAITING', 'CLAIMED') AND due_at < :overdue ORDER BY due_at
                """)
            .bind("overdue", overdue.toEpochMilli())
            .map((row, context) -> Columns.instant(row, "due_at"))
            .list();
    Optional<Instant> since = late.stream().findFirst();
    List<InDoubt> inDoubt =
        DoubtRows.all(handle).stream()
            .map(
                each ->
                    new InDoubt(
                        each.delivery().digest().key().channel(),
                        each.since(),
                        each.why(),
                        each.delivery().lastCall()))
            .toList();
    return new Undelivered(late.size(), since, setAside(handle), inDoubt);
  }

  /** The last one of each channel has the last word. */
  private static List<SetAside> setAside(Handle handle) {
    return ReadableRows.of(
        handle.createQuery(
            """
            SELECT channel, reason, settled_at,
              (SELECT count(*) FROM outbox each
                WHERE each.channel = last.channel AND each.stage = 'SET_ASIDE') AS number
            FROM outbox last
            WHERE stage = 'SET_ASIDE' AND NOT EXISTS (
              SELECT 1 FROM outbox later
              WHERE later.channel = last.channel AND later.stage = 'SET_ASIDE'
                AND (later.settled_at > last.settled_at
                  OR (later.settled_at = last.settled_at AND later.delivery > last.delivery)))
            ORDER BY channel
            """),
        "outbox",
        row ->
            new SetAside(
                Columns.channel(row),
                row.getInt("number"),
                row.getString("reason"),
                Columns.instant(row, "settled_at")));
  }
}

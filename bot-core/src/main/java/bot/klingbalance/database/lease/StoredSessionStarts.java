package bot.klingbalance.database.lease;

import bot.klingbalance.database.Sql;
import bot.klingbalance.lease.SessionStarts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The sessions that were begun, a row for each. */
public final class StoredSessionStarts implements SessionStarts {
  private final Sql sql;

  public StoredSessionStarts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Recent recent(Instant now) {
    return sql.call(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) AS begun, max(started_at) AS last FROM session_starts"
                        + " WHERE started_at > :since")
                .bind("since", now.minus(DAY).toEpochMilli())
                .map(
                    (row, context) ->
                        new Recent(
                            row.getInt("begun"),
                            Optional.of(row.getLong("last"))
                                .filter(last -> last > 0)
                                .map(last -> Duration.ofMillis(now.toEpochMilli() - last))
                                .orElse(DAY)))
                .one());
  }

  @Override
  public void beginning(Instant at) {
    int unused =
        sql.inTransaction(
            handle ->
                handle.execute(
                        "DELETE FROM session_starts WHERE started_at <= ?",
                        at.minus(DAY).toEpochMilli())
                    + handle.execute(
                        "INSERT INTO session_starts (started_at) VALUES (?)", at.toEpochMilli()));
  }

  @Override
  public void notBegun(Instant at) {
    int unused =
        sql.call(
            handle ->
                handle.execute(
                    "DELETE FROM session_starts WHERE started_at = ?", at.toEpochMilli()));
  }
}

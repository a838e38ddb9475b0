package bot.klingbalance.database.warning;

import bot.klingbalance.database.Columns;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.outbox.InDoubt;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** The messages in {@code outbox} of which nobody knows whether they stand in their channels. */
public final class DoubtRows {
  private DoubtRows() {}

  /**
   * The oldest first. Of one that waits or is claimed, {@code reason} is why that is so, and {@code
   * settled_at} since when.
   */
  public static List<InDoubt> all(Handle handle) {
    return ReadableRows.of(
        handle.createQuery(
            """
            SELECT * FROM outbox
            WHERE due_at IS NOT NULL AND reason IS NOT NULL AND settled_at IS NOT NULL
            ORDER BY settled_at, delivery
            """),
        OutboxRows.TABLE,
        row ->
            new InDoubt(
                OutboxRows.read(row),
                Columns.instant(row, "settled_at"),
                Objects.requireNonNull(row.getString("reason"))));
  }
}

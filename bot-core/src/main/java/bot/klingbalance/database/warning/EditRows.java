package bot.klingbalance.database.warning;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.database.Columns;
import bot.klingbalance.database.JsonDocuments;
import bot.klingbalance.database.row.DocumentForm;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.outbox.Revision;
import bot.klingbalance.outbox.Shown;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How far messages show their digests, as it stands in the columns of {@code outbox}. */
final class EditRows {
  private EditRows() {}

  private record Row(Digest digest, Shown shown) {}

  /** Writes the row first, so that whoever changes it at the same time waits. */
  static Optional<Digest> revise(
      Handle handle, DocumentForm form, DeliveryId id, Revision revision) {
    Optional<Row> found =
        handle
            .createQuery(
                "UPDATE outbox SET revision = revision WHERE delivery = :delivery RETURNING *")
            .bind("delivery", id.value())
            .map(
                ReadableRows.mapper(
                    OutboxRows.TABLE, row -> new Row(OutboxRows.digest(row), shown(row))))
            .findOne()
            .flatMap(row -> row);
    return found.map(before -> revised(handle, form, before, revision));
  }

  private static Digest revised(Handle handle, DocumentForm form, Row before, Revision revision) {
    Digest now = revision.change().apply(before.digest());
    Shown shown = before.shown().after(revision, before.digest(), now);
    if (!now.equals(before.digest()) || !shown.equals(before.shown())) {
      handle.execute(
          "UPDATE outbox SET digest = ? WHERE delivery = ?",
          form.of(JsonDocuments.written(now)).column(),
          now.id().value());
      write(handle, now.id(), shown);
    }
    return now;
  }

  private static void write(Handle handle, DeliveryId id, Shown shown) {
    handle
        .createUpdate(
            """
            UPDATE outbox
            SET revision = :revision, shown = :shown, shown_at = :at, edit_due_at = :editFrom
            WHERE delivery = :delivery
            """)
        .bind("delivery", id.value())
        .bind("revision", shown.revision())
        .bind("shown", shown.shown())
        .bind("at", shown.at().map(Instant::toEpochMilli).orElse(null))
        .bind("editFrom", shown.editFrom().map(Instant::toEpochMilli).orElse(null))
        .execute();
  }

  private static Shown shown(ResultSet row) throws SQLException {
    return new Shown(
        row.getInt("revision"),
        row.getInt("shown"),
        moment(row, "shown_at"),
        moment(row, "edit_due_at"),
        row.getInt("edit_tries") > 0,
        row.getString("edit_ended") != null);
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column) == null
        ? Optional.empty()
        : Optional.of(Columns.instant(row, column));
  }
}

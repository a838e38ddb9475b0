package bot.klingbalance.database.warning;

import static java.util.Comparator.comparingInt;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.database.Sql;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.outbox.edit.Edit;
import bot.klingbalance.outbox.edit.EditSettlement;
import bot.klingbalance.outbox.edit.EditSettlement.Done;
import bot.klingbalance.outbox.edit.Edits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The edits that are due by the table {@code outbox}. */
public final class StoredEdits implements Edits {
  private final Sql sql;

  public StoredEdits(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Edit> claimEdits(Claim claim) {
    return sql.inTransaction(
        handle -> {
          List<String> due = due(handle, claim);
          return due.isEmpty() ? List.of() : claimed(handle, claim, due);
        });
  }

  private static List<String> due(Handle handle, Claim claim) {
    return handle
        .createQuery(
            """
            SELECT delivery FROM outbox WHERE edit_due_at <= :now AND stage = 'POSTED'
            ORDER BY edit_due_at, delivery LIMIT :most
            """)
        .bind("now", claim.now().toEpochMilli())
        .bind("most", claim.most())
        .mapTo(String.class)
        .list();
  }

  /**
   * Checks again whether they are due: another bot may have found the same ones. What cannot be
   * read stays claimed for the lease, and may then be claimed by a bot that can read it.
   */
  private static List<Edit> claimed(Handle handle, Claim claim, List<String> due) {
    Query claimed =
        handle
            .createQuery(
                """
                UPDATE outbox
                SET edit_owner = :owner, edit_due_at = :until, edit_tries = edit_tries + 1
                WHERE delivery IN (<due>) AND edit_due_at <= :now AND stage = 'POSTED'
                RETURNING *
                """)
            .bindList("due", due)
            .bind("owner", claim.owner())
            .bind("now", claim.now().toEpochMilli())
            .bind("until", claim.until().toEpochMilli());
    return ReadableRows.of(claimed, OutboxRows.TABLE, StoredEdits::edit).stream()
        .sorted(comparingInt(edit -> due.indexOf(edit.id().value())))
        .toList();
  }

  private static Edit edit(ResultSet row) throws SQLException {
    return new Edit(
        OutboxRows.digest(row),
        StageColumns.message(row),
        row.getInt("revision"),
        row.getInt("edit_tries"));
  }

  @Override
  public boolean settleEdit(DeliveryId id, String owner, EditSettlement settlement) {
    return sql.call(
        handle ->
            settlement
                    .<Update>match(
                        done -> done(handle, done),
                        retry ->
                            handle
                                .createUpdate(
                                    """
                                    UPDATE outbox SET edit_owner = NULL, edit_due_at = :from
                                    WHERE delivery = :delivery AND edit_owner = :owner
                                    """)
                                .bind("from", retry.from().toEpochMilli()),
                        givenUp ->
                            handle.createUpdate(
                                """
                                UPDATE outbox
                                SET edit_owner = NULL, edit_due_at = NULL, edit_tries = 0
                                WHERE delivery = :delivery AND edit_owner = :owner
                                """),
                        ended ->
                            handle
                                .createUpdate(
                                    """
                                    UPDATE outbox
                                    SET edit_owner = NULL, edit_due_at = NULL, edit_ended = :reason
                                    WHERE delivery = :delivery AND edit_owner = :owner
                                    """)
                                .bind("reason", ended.reason()))
                    .bind("delivery", id.value())
                    .bind("owner", owner)
                    .execute()
                == 1);
  }

  private static Update done(Handle handle, Done done) {
    return handle
        .createUpdate(
            """
            UPDATE outbox
            SET edit_owner = NULL, edit_tries = 0, shown = :revision, shown_at = :at,
              edit_due_at = CASE WHEN revision > :revision THEN CAST(:at AS BIGINT) END
            WHERE delivery = :delivery AND edit_owner = :owner
            """)
        .bind("revision", done.revision())
        .bind("at", done.at().toEpochMilli());
  }
}

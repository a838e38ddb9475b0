package bot.klingbalance.database.warning;

import static java.util.Comparator.comparingInt;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.database.JsonDocuments;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Outbox.Claim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of the outbox, read and written within somebody's transaction. */
final class OutboxRows {
  private OutboxRows() {}

  static List<String> due(Handle handle, Claim claim) {
    return handle
        .createQuery(
            """
            SELECT delivery FROM outbox WHERE due_at <= :now ORDER BY due_at, delivery LIMIT :most
            """)
        .bind("now", claim.now().toEpochMilli())
        .bind("most", claim.most())
        .mapTo(String.class)
        .list();
  }

  /**
   * Checks again whether they are due: where another bot found the same ones, PostgreSQL waits for
   * that bot here and then sees that they are claimed.
   */
  static List<Delivery> claimed(Handle handle, Claim claim, List<String> due) {
    return handle
        .createQuery(
            """
            UPDATE outbox
            SET may_have_arrived = may_have_arrived OR stage = 'CLAIMED',
              stage = 'CLAIMED', owner = :owner, due_at = :until, tries = tries + 1
            WHERE delivery IN (<due>) AND due_at <= :now
            RETURNING *
            """)
        .bindList("due", due)
        .bind("owner", claim.owner())
        .bind("now", claim.now().toEpochMilli())
        .bind("until", claim.until().toEpochMilli())
        .map((row, context) -> delivery(row))
        .list()
        .stream()
        .sorted(comparingInt(delivery -> due.indexOf(delivery.id().value())))
        .toList();
  }

  static boolean insert(Handle handle, Digest digest, boolean lookFirst) {
    int rows =
        handle
            .createUpdate(
                """
                INSERT INTO outbox (delivery, channel, day, turned, digest, stage, tries,
                  may_have_arrived, look_first, due_at)
                VALUES (:delivery, :channel, :day, :turned, :digest, 'WAITING', 0, FALSE,
                  :lookFirst, :at)
                ON CONFLICT DO NOTHING
                """)
            .bind("delivery", digest.id().value())
            .bind("channel", digest.key().channel().toString())
            .bind("day", digest.key().date().toString())
            .bind("turned", digest.key().turned().orElse(""))
            .bind("at", digest.readAt().toEpochMilli())
            .bind("lookFirst", lookFirst)
            .bind("digest", JsonDocuments.written(digest))
            .execute();
    return rows == 1;
  }

  static boolean update(
      Handle handle, DeliveryId id, String owner, Map<String, @Nullable Object> columns) {
    int rows =
        handle
            .createUpdate(
                """
                UPDATE outbox
                SET stage = :stage, may_have_arrived = :mayHaveArrived, due_at = :dueAt,
                  message_channel = :messageChannel, message = :message,
                  settled_at = :settledAt, reason = :reason
                WHERE delivery = :delivery AND owner = :owner AND stage = 'CLAIMED'
                """)
            .bind("delivery", id.value())
            .bind("owner", owner)
            .bindMap(columns)
            .execute();
    return rows == 1;
  }

  static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        JsonDocuments.digest(row.getString("digest")),
        row.getInt("tries"),
        row.getBoolean("may_have_arrived"),
        row.getBoolean("look_first"),
        StageColumns.stage(row));
  }
}

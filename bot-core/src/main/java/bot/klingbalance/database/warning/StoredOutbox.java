package bot.klingbalance.database.warning;

import static java.util.Comparator.comparingInt;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.database.JsonDocuments;
import bot.klingbalance.database.Sql;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.Settlement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code outbox}. */
public final class StoredOutbox implements Outbox {
  private final Sql sql;

  public StoredOutbox(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean plan(CheckState memory, Optional<Digest> digest) {
    return sql.inTransaction(
        handle -> {
          boolean isNew =
              StoredChannelStates.keep(handle, memory)
                  && digest.filter(told -> !insert(handle, told)).isEmpty();
          if (!isNew) {
            handle.rollback();
          }
          return isNew;
        });
  }

  @Override
  public boolean interject(Digest digest) {
    return sql.call(handle -> insert(handle, digest));
  }

  @Override
  public List<Delivery> claim(Claim claim) {
    return sql.inTransaction(
        handle -> {
          List<String> due = due(handle, claim);
          return due.isEmpty() ? List.of() : claimed(handle, claim, due);
        });
  }

  @Override
  public boolean settle(DeliveryId id, String owner, Settlement settlement) {
    return sql.inTransaction(handle -> update(handle, id, owner, StageColumns.of(settlement)));
  }

  @Override
  public Optional<Delivery> find(DeliveryId id) {
    return sql.call(
        handle ->
            handle
                .createQuery("SELECT * FROM outbox WHERE delivery = :delivery")
                .bind("delivery", id.value())
                .map((row, context) -> delivery(row))
                .findOne());
  }

  @Override
  public void rewrite(Digest digest) {
    sql.call(
        handle ->
            handle.execute(
                "UPDATE outbox SET digest = ? WHERE delivery = ?",
                JsonDocuments.written(digest),
                digest.id().value()));
  }

  @Override
  public List<Delivery> setAside(Channel channel, int most) {
    return sql.call(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM outbox WHERE channel = :channel AND stage = 'SET_ASIDE'
                    ORDER BY settled_at DESC LIMIT :most
                    """)
                .bind("channel", channel.toString())
                .bind("most", most)
                .map((row, context) -> delivery(row))
                .list());
  }

  /** Only what is settled has no due time; the index on that column finds it. */
  @Override
  public int forget(LocalDate day) {
    return sql.call(
        handle ->
            handle.execute("DELETE FROM outbox WHERE due_at IS NULL AND day < ?", day.toString()));
  }

  private static List<String> due(Handle handle, Claim claim) {
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
  private static List<Delivery> claimed(Handle handle, Claim claim, List<String> due) {
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

  private static boolean insert(Handle handle, Digest digest) {
    int rows =
        handle
            .createUpdate(
                """
                INSERT INTO outbox (delivery, channel, day, turned, digest, stage, tries,
                  may_have_arrived, due_at)
                VALUES (:delivery, :channel, :day, :turned, :digest, 'WAITING', 0, FALSE, :at)
                ON CONFLICT DO NOTHING
                """)
            .bind("delivery", digest.id().value())
            .bind("channel", digest.key().channel().toString())
            .bind("day", digest.key().date().toString())
            .bind("turned", digest.key().turned().orElse(""))
            .bind("at", digest.readAt().toEpochMilli())
            .bind("digest", JsonDocuments.written(digest))
            .execute();
    return rows == 1;
  }

  private static boolean update(
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

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        JsonDocuments.digest(row.getString("digest")),
        row.getInt("tries"),
        row.getBoolean("may_have_arrived"),
        StageColumns.stage(row));
  }
}

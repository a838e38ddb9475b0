package bot.klingbalance.database.warning;

import static java.util.Comparator.comparingInt;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.database.JsonDocuments;
import bot.klingbalance.database.row.Document;
import bot.klingbalance.database.row.DocumentForm;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.outbox.Shown;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The rows of the outbox, read and written within somebody's transaction. */
final class OutboxRows {
  static final String TABLE = "outbox";

  private static final String UNREADABLE =
      "What was to be told stands in the database in a form that this version of the bot cannot read. Start the version that wrote it, or remove the row.";

  private final KnownDigests digests;

  OutboxRows(DocumentForm form) {
    this.digests = new KnownDigests(form);
  }

  /**
   * A row to be written.
   *
   * @param document the digest as it is stored
   */
  record New(Digest digest, Document document, Instant from, boolean lookFirst) {}

  /** The row of a digest. Of ten thousand accounts it takes a while, and is no transaction's. */
  New made(Digest digest, Instant from, boolean lookFirst) {
    return new New(digest, digests.written(digest), from, lookFirst);
  }

  /** The deliveries of a query that can be read. */
  List<Delivery> all(Query query) {
    return ReadableRows.of(query, TABLE, this::delivery);
  }

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
  List<Delivery> claimed(Handle handle, Claim claim, List<String> due) {
    List<Delivery> claimed = readable(handle, claim, due);
    if (claimed.size() < due.size()) {
      setUnreadableAside(handle, claim, due, claimed);
    }
    return claimed.stream()
        .sorted(comparingInt(delivery -> due.indexOf(delivery.id().value())))
        .toList();
  }

  private List<Delivery> readable(Handle handle, Claim claim, List<String> due) {
    return ReadableRows.of(
        handle
            .createQuery(
                """
            UPDATE outbox
            SET may_have_arrived = may_have_arrived OR stage = 'CLAIMED',
              shown = CASE
                WHEN may_have_arrived OR stage = 'CLAIMED' THEN shown
                ELSE revision END,
              stage = 'CLAIMED', owner = :owner, due_at = :until, tries = tries + 1
            WHERE delivery IN (<due>) AND due_at <= :now
            RETURNING *
            """)
            .bindList("due", due)
            .bind("owner", claim.owner())
            .bind("now", claim.now().toEpochMilli())
            .bind("until", claim.until().toEpochMilli()),
        TABLE,
        this::delivery);
  }

  /** What nobody can send holds up nothing, and is told where what is undelivered is told. */
  private static void setUnreadableAside(
      Handle handle, Claim claim, List<String> due, List<Delivery> claimed) {
    Set<String> readable =
        claimed.stream().map(each -> each.id().value()).collect(Collectors.toSet());
    for (String delivery : due) {
      if (!readable.contains(delivery)) {
        handle.execute(
            """
            UPDATE outbox SET stage = 'SET_ASIDE', due_at = NULL, settled_at = ?, reason = ?
            WHERE delivery = ? AND stage = 'CLAIMED' AND owner = ?
            """,
            claim.now().toEpochMilli(),
            UNREADABLE,
            delivery,
            claim.owner());
      }
    }
  }

  static boolean insert(Handle handle, New row) {
    Digest digest = row.digest();
    int rows =
        handle
            .createUpdate(
                """
                INSERT INTO outbox (delivery, channel, day, turned, digest, stage, tries,
                  may_have_arrived, look_first, shown, due_at)
                VALUES (:delivery, :channel, :day, :turned, :digest, 'WAITING', 0, FALSE,
                  :lookFirst, :shown, :at)
                ON CONFLICT DO NOTHING
                """)
            .bind("delivery", digest.id().value())
            .bind("channel", digest.key().channel().toString())
            .bind("day", digest.key().date().toString())
            .bind("turned", digest.key().turned().orElse(""))
            .bind("at", row.from().toEpochMilli())
            .bind("lookFirst", row.lookFirst())
            .bind("shown", row.lookFirst() ? Shown.BY_ANOTHER_DATABASE : 0)
            .bind("digest", row.document().column())
            .execute();
    return rows == 1;
  }

  /**
   * In one statement, since SQLite writes the digest anew with each. What was changed while it was
   * being posted is shown at once.
   */
  static boolean update(
      Handle handle, DeliveryId id, String owner, Map<String, @Nullable Object> columns) {
    int rows =
        handle
            .createUpdate(
                """
                UPDATE outbox
                SET stage = :stage, may_have_arrived = :mayHaveArrived, due_at = :dueAt,
                  message_channel = :messageChannel, message = :message,
                  settled_at = CASE WHEN :inDoubt THEN COALESCE(settled_at, CAST(:settledAt AS BIGINT))
                    ELSE CAST(:settledAt AS BIGINT) END,
                  reason = :reason, shown_at = :shownAt,
                  shown = CASE WHEN :found AND look_first THEN :older ELSE shown END,
                  edit_due_at = CASE
                    WHEN CASE WHEN :found AND look_first THEN :older ELSE shown END < revision
                    THEN CAST(:shownAt AS BIGINT) END
                WHERE delivery = :delivery AND owner = :owner AND stage = 'CLAIMED'
                """)
            .bind("delivery", id.value())
            .bind("owner", owner)
            .bind("older", Shown.BY_ANOTHER_DATABASE)
            .bindMap(columns)
            .execute();
    return rows == 1;
  }

  private Delivery delivery(ResultSet row) throws SQLException {
    return delivery(row, digests.read(Document.of(row, "digest")));
  }

  static Delivery read(ResultSet row) throws SQLException {
    return delivery(row, digest(row));
  }

  static Digest digest(ResultSet row) throws SQLException {
    return JsonDocuments.digest(Document.of(row, "digest").json());
  }

  private static Delivery delivery(ResultSet row, Digest digest) throws SQLException {
    return new Delivery(
        digest,
        row.getInt("tries"),
        row.getBoolean("may_have_arrived"),
        row.getBoolean("look_first"),
        StageColumns.stage(row));
  }
}

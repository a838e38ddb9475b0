package bot.klingbalance.database.warning;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.database.Sql;
import bot.klingbalance.database.row.Document;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.InDoubt;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.Revision;
import bot.klingbalance.outbox.Settlement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The table {@code outbox}. */
public final class StoredOutbox implements Outbox {
  private final Sql sql;
  private final OutboxRows rows;
  private final KnownMemories memories;

  public StoredOutbox(Sql sql) {
    this.sql = sql;
    this.rows = new OutboxRows(sql.documents());
    this.memories = new KnownMemories(sql.documents());
  }

  /** Nobody else waits for the store while the documents are made. */
  @Override
  public boolean plan(CheckState memory, Optional<Digest> digest, boolean lookFirst) {
    Document accounts = memories.written(memory.accounts());
    Optional<OutboxRows.New> news = digest.map(told -> rows.made(told, told.readAt(), lookFirst));
    return sql.inTransaction(
        handle -> {
          boolean isNew =
              StoredChannelStates.keep(handle, memory, accounts)
                  && news.filter(row -> !OutboxRows.insert(handle, row)).isEmpty();
          if (!isNew) {
            handle.rollback();
          }
          return isNew;
        });
  }

  @Override
  public boolean interject(Digest digest, Instant from, boolean lookFirst) {
    OutboxRows.New row = rows.made(digest, from, lookFirst);
    return sql.call(handle -> OutboxRows.insert(handle, row));
  }

  @Override
  public List<Delivery> claim(Claim claim) {
    return sql.inTransaction(
        handle -> {
          List<String> due = OutboxRows.due(handle, claim);
          return due.isEmpty() ? List.of() : rows.claimed(handle, claim, due);
        });
  }

  @Override
  public boolean settle(DeliveryId id, String owner, Settlement settlement) {
    return sql.call(handle -> OutboxRows.update(handle, id, owner, StageColumns.of(settlement)));
  }

  @Override
  public Optional<Delivery> find(DeliveryId id) {
    return sql.call(
        handle ->
            rows
                .all(
                    handle
                        .createQuery("SELECT * FROM outbox WHERE delivery = :delivery")
                        .bind("delivery", id.value()))
                .stream()
                .findFirst());
  }

  @Override
  public List<Delivery> of(Channel channel, LocalDate since) {
    return of(
        channel,
        since,
        """
        SELECT * FROM outbox WHERE channel = :channel AND day >= :day
        ORDER BY day, turned
        """);
  }

  @Override
  public List<Delivery> urgent(Channel channel, LocalDate since) {
    return of(
        channel,
        since,
        """
        SELECT * FROM outbox
        WHERE channel = :channel AND day >= :day AND turned NOT IN ('', 'weekly')
        ORDER BY day, turned
        """);
  }

  private List<Delivery> of(Channel channel, LocalDate since, String query) {
    return sql.call(
        handle ->
            rows.all(
                handle
                    .createQuery(query)
                    .bind("channel", channel.toString())
                    .bind("day", since.toString())));
  }

  @Override
  public List<Delivery> since(LocalDate day) {
    return sql.call(
        handle ->
            rows.all(
                handle
                    .createQuery(
                        "SELECT * FROM outbox WHERE day >= :day ORDER BY channel, day, turned")
                    .bind("day", day.toString())));
  }

  @Override
  public Optional<Digest> revise(DeliveryId id, Revision revision) {
    return sql.inTransaction(handle -> EditRows.revise(handle, sql.documents(), id, revision));
  }

  @Override
  public List<InDoubt> inDoubt() {
    return sql.call(DoubtRows::all);
  }

  @Override
  public List<Delivery> setAside(Channel channel, int most) {
    return sql.call(
        handle ->
            rows.all(
                handle
                    .createQuery(
                        """
                        SELECT * FROM outbox WHERE channel = :channel AND stage = 'SET_ASIDE'
                        ORDER BY settled_at DESC LIMIT :most
                        """)
                    .bind("channel", channel.toString())
                    .bind("most", most)));
  }

  @Override
  public List<Delivery> setAsideSince(LocalDate day) {
    return sql.call(
        handle ->
            rows.all(
                handle
                    .createQuery(
                        """
                        SELECT * FROM outbox WHERE due_at IS NULL AND stage = 'SET_ASIDE' AND day >= :day
                        ORDER BY channel, day, turned
                        """)
                    .bind("day", day.toString())));
  }

  @Override
  public boolean requeue(DeliveryId id, Instant from) {
    return sql.call(
        handle ->
            handle.execute(
                    """
                    UPDATE outbox
                    SET stage = 'WAITING', tries = 0, due_at = ?, settled_at = NULL, reason = NULL
                    WHERE delivery = ? AND stage = 'SET_ASIDE' AND NOT may_have_arrived
                    """,
                    from.toEpochMilli(),
                    id.value())
                == 1);
  }

  /** Only what is settled has no due time; the index on that column finds it. */
  @Override
  public int forget(LocalDate day) {
    return sql.call(
        handle ->
            handle.execute("DELETE FROM outbox WHERE due_at IS NULL AND day < ?", day.toString()));
  }
}

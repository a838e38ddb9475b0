package bot.klingbalance.database.lease;

import bot.klingbalance.lease.LeaseClaim;
import bot.klingbalance.lease.shard.ShardCount;
import bot.klingbalance.lease.shard.ShardNames;
import bot.klingbalance.lease.shard.ShardStore;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Leases, and shards by them, in PostgreSQL. Used by one thread at a time. */
public final class StoredShards implements ShardStore {
  private static final String LOOK =
      """
      SELECT name, holder, since, %1$s - since AS age, valid_until >= %1$s AS is_valid, offered,
        CASE WHEN heir_until >= %1$s THEN heir ELSE '' END AS heir
      FROM leases WHERE name LIKE ? || '%%'
      """
          .formatted(LeaseConnection.NOW);

  /** One that nobody else may have begun by the old number: it counts as written long ago. */
  private static final String AGREE =
      """
      WITH others AS (
        SELECT count(*) > 0 AS exist FROM leases
        WHERE name LIKE ? || '%%' AND holder <> ? AND valid_until >= %1$s)
      INSERT INTO leases AS agreed (name, holder, since, valid_until)
      SELECT ?, ?, %1$s - CASE WHEN exist THEN 0 ELSE ? END, 0 FROM others WHERE ? OR NOT exist
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, since = excluded.since
      WHERE agreed.holder = ? OR agreed.holder <> ALL (?)
      """
          .formatted(LeaseConnection.NOW);

  /** Those of another number would look like shards that nobody has. */
  private static final String FORGET =
      "DELETE FROM leases WHERE name LIKE ? || '%' AND name <> ALL (?)";

  /** Bots of yesterday. */
  private static final String FORGET_BOTS =
      "DELETE FROM leases WHERE name LIKE ? || '%%' AND valid_until < %s - %d"
          .formatted(LeaseConnection.NOW, Duration.ofDays(1).toMillis());

  private final LeaseConnection connection;
  private final StoredLeases leases;

  /**
   * No connection is made yet.
   *
   * @param source of connections that give a silent server up within two seconds
   * @param gate passes when the tables are ready, or throws
   */
  public StoredShards(DataSource source, Runnable gate) {
    this.connection = new LeaseConnection(source, gate);
    this.leases = new StoredLeases(connection);
  }

  @Override
  public LeaseClaim claim(String name, String bot, Wish wish, Duration lasts) {
    return leases.claim(name, bot, wish, lasts);
  }

  @Override
  public void giveBack(String name, String holder) {
    leases.giveBack(name, holder);
  }

  @Override
  public List<Row> look(ShardNames names) {
    connection.pass();
    return connection.told(
        open -> {
          try (PreparedStatement look = open.prepareStatement(LOOK)) {
            look.setString(1, names.work());
            try (ResultSet rows = look.executeQuery()) {
              return read(rows);
            }
          }
        });
  }

  @Override
  public boolean agree(ShardNames names, Agreement agreement) {
    connection.pass();
    return connection.told(
        open -> {
          boolean isNew = write(open, names, agreement);
          if (isNew) {
            forget(open, names, agreement.total());
          }
          return isNew;
        });
  }

  private static boolean write(Connection open, ShardNames names, Agreement agreement)
      throws SQLException {
    try (PreparedStatement agree = open.prepareStatement(AGREE)) {
      agree.setString(1, names.leases());
      agree.setString(2, agreement.bot());
      agree.setString(3, names.total());
      agree.setString(4, Integer.toString(agreement.total()));
      agree.setLong(5, agreement.lasts().toMillis());
      agree.setBoolean(6, agreement.isRequired());
      agree.setString(7, Integer.toString(agreement.before()));
      agree.setArray(8, texts(open, ShardCount.written().stream()));
      return agree.executeUpdate() == 1;
    }
  }

  private static void forget(Connection open, ShardNames names, int total) throws SQLException {
    Stream<String> kept = IntStream.range(0, total).mapToObj(names::lease);
    try (PreparedStatement shards = open.prepareStatement(FORGET);
        PreparedStatement bots = open.prepareStatement(FORGET_BOTS)) {
      shards.setString(1, names.leases());
      shards.setArray(2, texts(open, kept));
      shards.executeUpdate();
      bots.setString(1, names.bots());
      bots.executeUpdate();
    }
  }

  private static Array texts(Connection open, Stream<String> all) throws SQLException {
    return open.createArrayOf("text", all.toArray());
  }

  private static List<Row> read(ResultSet rows) throws SQLException {
    List<Row> all = new ArrayList<>();
    while (rows.next()) {
      all.add(
          new Row(
              rows.getString("name"),
              rows.getString("holder"),
              Instant.ofEpochMilli(rows.getLong("since")),
              Duration.ofMillis(rows.getLong("age")),
              rows.getBoolean("is_valid"),
              rows.getBoolean("offered"),
              rows.getString("heir")));
    }
    return all;
  }
}

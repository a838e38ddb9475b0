package bot.klingbalance.database.lease;

import bot.klingbalance.lease.LeaseClaim;
import bot.klingbalance.lease.LeaseStore;
import bot.klingbalance.store.StoreUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Leases in PostgreSQL, over a connection of their own: in the pool a renewal might wait behind
 * others until it is too late. Used by one thread at a time.
 */
public final class StoredLeases implements LeaseStore, AutoCloseable {
  /** The clock of the server, as milliseconds since 1970; it goes on within a transaction. */
  private static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

  /** Adds or changes the row where it is free, run out or the holder's own; else finds none. */
  private static final String CLAIM =
      """
      INSERT INTO leases AS held (name, holder, since, valid_until) VALUES (?, ?, %1$s, %1$s + ?)
      ON CONFLICT (name) DO UPDATE SET
        holder = excluded.holder,
        since = CASE WHEN held.holder = excluded.holder AND held.valid_until >= %1$s
                     THEN held.since ELSE excluded.since END,
        valid_until = excluded.valid_until
      WHERE held.holder = excluded.holder OR held.valid_until < %1$s
      RETURNING since
      """
          .formatted(NOW);

  private static final String HOLDER = "SELECT holder, since FROM leases WHERE name = ?";

  private static final String GIVE_BACK =
      "UPDATE leases SET valid_until = 0 WHERE name = ? AND holder = ?";

  private final DataSource source;
  private final Runnable gate;
  private @Nullable Connection connection;

  /**
   * No connection is made yet.
   *
   * @param source of connections that give a silent server up within two seconds
   * @param gate passes when the tables are ready, or throws
   */
  public StoredLeases(DataSource source, Runnable gate) {
    this.source = source;
    this.gate = gate;
  }

  @Override
  public LeaseClaim claim(String name, String holder, Duration lasts) {
    gate.run();
    return told(
        open -> {
          try (PreparedStatement claim = open.prepareStatement(CLAIM)) {
            claim.setString(1, name);
            claim.setString(2, holder);
            claim.setLong(3, lasts.toMillis());
            try (ResultSet rows = claim.executeQuery()) {
              return rows.next()
                  ? new LeaseClaim.Granted(Instant.ofEpochMilli(rows.getLong("since")))
                  : taken(open, name);
            }
          }
        });
  }

  @Override
  public void giveBack(String name, String holder) {
    int unused =
        told(
            open -> {
              try (PreparedStatement statement = open.prepareStatement(GIVE_BACK)) {
                statement.setString(1, name);
                statement.setString(2, holder);
                return statement.executeUpdate();
              }
            });
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException gone) {
        // It is what was wanted.
      }
    }
  }

  private static LeaseClaim taken(Connection open, String name) throws SQLException {
    try (PreparedStatement look = open.prepareStatement(HOLDER)) {
      look.setString(1, name);
      try (ResultSet rows = look.executeQuery()) {
        return rows.next()
            ? new LeaseClaim.Taken(
                rows.getString("holder"), Instant.ofEpochMilli(rows.getLong("since")))
            : new LeaseClaim.Taken("nobody any more", Instant.EPOCH);
      }
    }
  }

  private <T> T told(Work<T> work) {
    try {
      Connection open = connection == null ? source.getConnection() : connection;
      connection = open;
      return work.in(open);
    } catch (SQLException failed) {
      // A connection that failed is not used again, whatever it was.
      close();
      throw new StoreUnavailable("The lease cannot be asked for.", failed);
    }
  }

  private interface Work<T> {
    T in(Connection open) throws SQLException;
  }
}

package bot.klingbalance.database.lease;

import bot.klingbalance.store.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection of its own for leases: in the pool a renewal might wait behind others until it is
 * too late. Used by one thread at a time.
 */
final class LeaseConnection {
  /** The clock of the server, as milliseconds since 1970; it goes on within a transaction. */
  static final String NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

  private final DataSource source;
  private final Runnable gate;
  private @Nullable Connection connection;

  /**
   * No connection is made yet.
   *
   * @param source of connections that give a silent server up within two seconds
   * @param gate passes when the tables are ready, or throws
   */
  LeaseConnection(DataSource source, Runnable gate) {
    this.source = source;
    this.gate = gate;
  }

  /** Passes when the tables are ready, or throws. */
  void pass() {
    gate.run();
  }

  /** Does the work, and makes a new connection where there is none. */
  <T> T told(Work<T> work) {
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

  void close() {
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

  /** What is done over it. */
  interface Work<T> {
    T in(Connection open) throws SQLException;
  }
}

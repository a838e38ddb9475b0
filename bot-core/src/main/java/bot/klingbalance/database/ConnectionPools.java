package bot.klingbalance.database;

import bot.klingbalance.database.DatabaseAddress.PostgresServer;
import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** Connections to a database, pooled. */
final class ConnectionPools {
  /** How long one answer of a server may take before it counts as lost. */
  private static final int MOST_SECONDS_A_STATEMENT = 30;

  private static final int SERVER_CONNECTIONS = 6;

  /** Long for a write of the bot, short for a person who waits. */
  private static final Duration PATIENCE_OF_A_LOOK = Duration.ofSeconds(2);

  private ConnectionPools() {}

  /**
   * Makes no connection yet.
   *
   * @param patience how long to wait for a lock of SQLite, for a server and for a free connection
   */
  static HikariDataSource pooled(DatabaseAddress address, Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(patience.toMillis());
    if (address instanceof PostgresServer server) {
      config.setDataSource(postgres(server, patience));
      config.setMaximumPoolSize(SERVER_CONNECTIONS);
      config.setMinimumIdle(1);
    } else {
      config.setDataSource(sqlite((SqliteFile) address, patience));
      // SQLite has one writer: in the pool's queue nobody starves, in SQLite's own somebody may.
      config.setMaximumPoolSize(1);
    }
    return new HikariDataSource(config);
  }

  /**
   * Connections for one look, not pooled. They make no file, leave its journal as it is, so that
   * the file of another program is not changed, and take no lock of SQLite before they write.
   */
  static DataSource beside(DatabaseAddress address) {
    if (address instanceof PostgresServer server) {
      return postgres(server, PATIENCE_OF_A_LOOK);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout((int) PATIENCE_OF_A_LOOK.toMillis());
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + ((SqliteFile) address).file());
    return source;
  }

  /**
   * A transaction takes the lock when it begins, so that it cannot fail for it half-way; a commit
   * is on the disk when it returns, so that what was written down survives a lost power supply.
   */
  private static DataSource sqlite(SqliteFile file, Duration patience) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.enforceForeignKeys(true);
    config.setBusyTimeout((int) patience.toMillis());
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.file());
    return source;
  }

  /** What the URL says wins. A source, not the URL itself: it tells nobody the password. */
  private static DataSource postgres(PostgresServer server, Duration patience) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setApplicationName("kling-balance-bot");
    source.setConnectTimeout((int) Math.max(1, patience.toSeconds()));
    source.setSocketTimeout(MOST_SECONDS_A_STATEMENT);
    source.setTcpKeepAlive(true);
    source.setUrl(server.url().reveal());
    return source;
  }
}

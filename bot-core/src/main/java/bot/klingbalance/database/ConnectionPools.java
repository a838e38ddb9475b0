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
  /** How long a server may take for one statement before the connection counts as lost. */
  private static final int STATEMENT_SECONDS = 30;

  private static final int SERVER_CONNECTIONS = 6;

  /** SQLite has one writer. In the pool's queue nobody starves; in SQLite's own somebody may. */
  private static final int WRITERS_OF_A_FILE = 1;

  /**
   * Of 4 kB: so many are collected in SQLite's journal before they go to the file. A channel's
   * check of ten thousand accounts writes a thousand, most of them several times.
   */
  private static final int JOURNAL_PAGES = 4000;

  /** Long for a write of the bot, short for a person who waits. */
  private static final Duration TIMEOUT_BESIDE = Duration.ofSeconds(2);

  /** A person who waits for an inspection reads less than the bot writes. */
  private static final Duration STATEMENT_BESIDE = Duration.ofSeconds(5);

  private ConnectionPools() {}

  /**
   * Makes no connection yet.
   *
   * @param timeout how long to wait for a lock of SQLite, for a server and for a free connection
   */
  static HikariDataSource pooled(DatabaseAddress address, Duration timeout) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(timeout.toMillis());
    config.setDataSource(
        address.match(file -> sqlite(file, timeout), server -> postgres(server, timeout)));
    config.setMaximumPoolSize(
        address.match(file -> WRITERS_OF_A_FILE, server -> SERVER_CONNECTIONS));
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  /**
   * From now on a connection to a file of SQLite that is not there fails: an empty file in its
   * place would hide that it is gone.
   */
  static void makesNoFile(HikariDataSource pool) {
    if (pool.getDataSource() instanceof SQLiteDataSource sqlite) {
      sqlite.getConfig().resetOpenMode(SQLiteOpenMode.CREATE);
    }
  }

  /**
   * Connections for one inspection, not pooled. They make no file, leave its journal as it is, so
   * that the file of another program is not changed, and take no lock of SQLite before they write.
   */
  static DataSource beside(DatabaseAddress address) {
    return address.match(ConnectionPools::sqliteBeside, ConnectionPools::postgresBeside);
  }

  /** A server that lets in and says nothing is given up while it is still being joined. */
  private static DataSource postgresBeside(PostgresServer server) {
    PGSimpleDataSource source = postgres(server, TIMEOUT_BESIDE, STATEMENT_BESIDE);
    source.setLoginTimeout((int) STATEMENT_BESIDE.toSeconds());
    return source;
  }

  private static DataSource sqliteBeside(SqliteFile file) {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout((int) TIMEOUT_BESIDE.toMillis());
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.file());
    return source;
  }

  /**
   * A transaction takes the lock when it begins, so that it cannot fail for it half-way; a commit
   * is on the disk when it returns, so that what was written down survives a lost power supply.
   */
  private static DataSource sqlite(SqliteFile file, Duration timeout) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setWalAutocheckpoint(JOURNAL_PAGES);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    config.enforceForeignKeys(true);
    config.setBusyTimeout((int) timeout.toMillis());
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.file());
    return source;
  }

  /**
   * Connections that are not pooled and give a silent server up soon. Their statements are not
   * prepared on the server, which a pooler such as pgbouncer does not bear.
   */
  static DataSource forLeases(PostgresServer server) {
    PGSimpleDataSource source = postgres(server, TIMEOUT_BESIDE, TIMEOUT_BESIDE);
    source.setPrepareThreshold(0);
    return source;
  }

  private static DataSource postgres(PostgresServer server, Duration timeout) {
    return postgres(server, timeout, Duration.ofSeconds(STATEMENT_SECONDS));
  }

  /** The URL overrides these settings. */
  private static PGSimpleDataSource postgres(
      PostgresServer server, Duration timeout, Duration statement) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setApplicationName("kling-balance-bot");
    source.setConnectTimeout((int) Math.max(1, timeout.toSeconds()));
    source.setSocketTimeout((int) statement.toSeconds());
    source.setTcpKeepAlive(true);
    server.addTo(source);
    return source;
  }
}

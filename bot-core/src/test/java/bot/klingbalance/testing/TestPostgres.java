package bot.klingbalance.testing;

import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.secret.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL, unpacked from Maven's repository and started once for all tests of a run. As
 * root, it is started in a user namespace in which nobody is root, since PostgreSQL refuses root.
 */
public final class TestPostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestPostgres() {}

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();
  }

  /** Made once for all tests of a process: the migrations take longer than most tests do. */
  private static final class WithTables {
    static final String NAME = made();

    private static String made() {
      DatabaseAddress address = emptyDatabase();
      Databases.opened(address).close();
      return nameOf(address);
    }
  }

  /** An empty database of its own. */
  public static DatabaseAddress emptyDatabase() {
    return database("");
  }

  /** A database of its own that has its tables already, and nothing in them. */
  public static DatabaseAddress databaseWithTables() {
    return database(" TEMPLATE " + WithTables.NAME);
  }

  private static DatabaseAddress database(String of) {
    String name = "bot_" + DATABASES.incrementAndGet();
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + of);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String url = "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&password=hunter2";
    return DatabaseAddress.of(Secret.of(url.formatted(Server.RUNNING.getPort(), name)))
        .orElseThrow();
  }

  /** Breaks off every connection to a database, as a server does that is shut down. */
  public static void breakConnectionsTo(DatabaseAddress address) {
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        var statement =
            connection.prepareStatement(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?")) {
      statement.setString(1, nameOf(address));
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the server takes connections to a database; those that are there stay. */
  public static void allowConnectionsTo(DatabaseAddress address, boolean allowed) {
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER DATABASE %s WITH ALLOW_CONNECTIONS %s".formatted(nameOf(address), allowed));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String nameOf(DatabaseAddress address) {
    return address.toString().substring(address.toString().lastIndexOf('/') + 1);
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setOverrideWorkingDirectory(new File("target/postgres").getAbsoluteFile())
          .setServerConfig("fsync", "off")
          .setPGStartupWait(Duration.ofSeconds(60))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

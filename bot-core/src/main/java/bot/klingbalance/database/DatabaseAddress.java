package bot.klingbalance.database;

import bot.klingbalance.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the database is. Its text form has no credentials. */
public sealed interface DatabaseAddress {
  /**
   * The address that a JDBC URL names: {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql:…};
   * nothing when it is none of these.
   */
  static Optional<DatabaseAddress> of(Secret url) {
    String text = url.reveal();
    if (text.startsWith(SqliteFile.SCHEME)) {
      return SqliteFile.parse(text.substring(SqliteFile.SCHEME.length()));
    }
    boolean isPostgres =
        text.startsWith(PostgresServer.SCHEME) && Driver.parseURL(text, null) != null;
    return isPostgres ? Optional.of(new PostgresServer(url)) : Optional.empty();
  }

  /** The result of the one function that fits. */
  <T> T match(Function<SqliteFile, T> ofFile, Function<PostgresServer, T> ofServer);

  /** Whether several bots may share it. */
  default boolean isShared() {
    return match(file -> false, server -> true);
  }

  /** A file of SQLite. */
  record SqliteFile(Path file) implements DatabaseAddress {
    private static final String SCHEME = "jdbc:sqlite:";

    /** SQLite's {@code :memory:} and URI parameters would undo what the bot promises. */
    private static Optional<DatabaseAddress> parse(String file) {
      boolean isPlainName = !file.isEmpty() && !file.startsWith(":") && !file.contains("?");
      return isPlainName ? Optional.of(new SqliteFile(Path.of(file))) : Optional.empty();
    }

    @Override
    public <T> T match(Function<SqliteFile, T> ofFile, Function<PostgresServer, T> ofServer) {
      return ofFile.apply(this);
    }

    @Override
    public String toString() {
      return file.toString();
    }
  }

  /**
   * A database on a PostgreSQL server.
   *
   * @param url may hold a user and a password
   */
  record PostgresServer(Secret url) implements DatabaseAddress {
    private static final String SCHEME = "jdbc:postgresql:";

    @Override
    public <T> T match(Function<SqliteFile, T> ofFile, Function<PostgresServer, T> ofServer) {
      return ofServer.apply(this);
    }

    /** Host, port and database. */
    @Override
    public String toString() {
      var source = new PGSimpleDataSource();
      source.setUrl(url.reveal());
      int port = source.getPortNumbers()[0];
      String server = source.getServerNames()[0] + (port == 0 ? "" : ":" + port);
      return server + "/" + source.getDatabaseName();
    }
  }
}

package bot.klingbalance.database;

import bot.klingbalance.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the database is. Its text form has no credentials. */
public sealed interface DatabaseAddress {
  /** What fits, as a noun with its article: for whoever wrote another URL. */
  String FITS =
      "jdbc:sqlite:FILE, or jdbc:postgresql://HOST/DATABASE with the user and the password in"
          + " DATABASE_USER and DATABASE_PASSWORD or behind it as ?user=…&password=…";

  /**
   * Why {@code url} is not taken, in words that follow "is" and hold nothing of it; nothing when
   * {@link #of} takes it.
   */
  static Optional<String> flaw(String url) {
    return DatabaseUrl.flaw(url);
  }

  /** Whether {@code url} is meant to name a file, with or without a flaw. */
  static boolean isFile(String url) {
    return url.startsWith(DatabaseUrl.SQLITE);
  }

  /** The address that a JDBC URL names, or nothing when it has a {@link #flaw}. */
  static Optional<DatabaseAddress> of(Secret url) {
    return of(url, Optional.empty(), Optional.empty());
  }

  /** The same; a server's user and password win over those in its URL. */
  static Optional<DatabaseAddress> of(
      Secret url, Optional<String> user, Optional<Secret> password) {
    String text = url.reveal();
    if (flaw(text).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        isFile(text)
            ? new SqliteFile(Path.of(text.substring(DatabaseUrl.SQLITE.length())))
            : new PostgresServer(url, user, password));
  }

  /** The result of the one function that fits. */
  <T> T match(Function<SqliteFile, T> ofFile, Function<PostgresServer, T> ofServer);

  /** Whether several bots may share it. */
  default boolean isShared() {
    return match(file -> false, server -> true);
  }

  /** Whether there is nothing yet, where a bot that starts makes it. */
  default boolean isNotMadeYet() {
    return match(file -> !Files.exists(file.file()) && NewFile.hasFolder(file), server -> false);
  }

  /** A file of SQLite. */
  record SqliteFile(Path file) implements DatabaseAddress {
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
   * @param user wins over that of the URL, as the password does
   */
  record PostgresServer(Secret url, Optional<String> user, Optional<Secret> password)
      implements DatabaseAddress {
    @Override
    public <T> T match(Function<SqliteFile, T> ofFile, Function<PostgresServer, T> ofServer) {
      return ofServer.apply(this);
    }

    /** Lets {@code source} connect to it. A bare URL would show the password. */
    void addTo(PGSimpleDataSource source) {
      source.setUrl(url.reveal());
      user.ifPresent(source::setUser);
      password.map(Secret::reveal).ifPresent(source::setPassword);
    }

    private PGSimpleDataSource source() {
      var source = new PGSimpleDataSource();
      addTo(source);
      return source;
    }

    boolean hasPassword() {
      return source().getPassword() != null;
    }

    /** Host, port and database. */
    @Override
    public String toString() {
      PGSimpleDataSource source = source();
      int port = source.getPortNumbers()[0];
      String server = source.getServerNames()[0] + (port == 0 ? "" : ":" + port);
      return server + "/" + source.getDatabaseName();
    }
  }
}

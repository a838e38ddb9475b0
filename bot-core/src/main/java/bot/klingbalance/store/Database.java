package bot.klingbalance.store;

import bot.klingbalance.checkup.Records;
import bot.klingbalance.history.History;
import bot.klingbalance.store.DatabaseAddress.SqliteFile;
import bot.klingbalance.warning.ChannelStates;
import bot.klingbalance.warning.Outbox;
import bot.klingbalance.watch.StoreUnavailable;
import bot.klingbalance.watch.Watches;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/** The open database with the tables of this version. Safe for use by many threads. */
public final class Database implements AutoCloseable {
  /** Far above what a write takes, far below what a person waits for. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DatabaseAddress address;
  private final HikariDataSource source;
  private final Sql sql;

  private Database(DatabaseAddress address, HikariDataSource source) {
    this.address = address;
    this.source = source;
    this.sql = new Sql(Jdbi.create(source), address);
  }

  /**
   * Opens the database, makes it where SQLite has no file yet, and brings the tables of an older
   * bot to this version. Blocks, up to some seconds when a server does not answer.
   */
  public static Opening open(DatabaseAddress address) {
    return open(address, PATIENCE);
  }

  static Opening open(DatabaseAddress address, Duration patience) {
    Optional<Opening> noFile =
        address instanceof SqliteFile file ? prepare(file) : Optional.empty();
    if (noFile.isPresent()) {
      return noFile.get();
    }
    HikariDataSource source = Sources.pooled(address, patience);
    Opening opening = migrated(address, source);
    if (!(opening instanceof Opening.Opened)) {
      source.close();
    }
    return opening;
  }

  public Watches watches() {
    return new StoredWatches(sql);
  }

  public ChannelStates channelStates() {
    return new StoredChannelStates(sql);
  }

  public Outbox outbox() {
    return new StoredOutbox(sql);
  }

  public History history() {
    return new StoredHistory(sql);
  }

  /** What stands in it, seen from beside. */
  public Records records() {
    return new StoredRecords(address);
  }

  /** For the scheduler, which has a table of its own. */
  public DataSource source() {
    return source;
  }

  /** Whether several bots may share it. */
  public boolean isShared() {
    return !(address instanceof SqliteFile);
  }

  /**
   * Runs what uses {@link #source()} by itself.
   *
   * @throws bot.klingbalance.watch.StoreUnavailable when the database cannot do it now
   */
  public <T> T guarded(Supplier<T> work) {
    return sql.guarded(work);
  }

  @Override
  public void close() {
    source.close();
  }

  Sql sql() {
    return sql;
  }

  private static Opening migrated(DatabaseAddress address, HikariDataSource source) {
    try {
      Migrations migrations = new Migrations(source);
      Optional<String> newer = migrations.stepOfNewerBot();
      if (newer.isPresent()) {
        return new Opening.Refused(newerVersion(address, newer.get()));
      }
      migrations.run();
      Database database = new Database(address, source);
      database.releaseChecks();
      return new Opening.Opened(database);
    } catch (FlywayException | StoreUnavailable failed) {
      return SqlTrouble.in(failed, address)
          .map(Database::explained)
          .orElseGet(() -> new Opening.Refused(foreignTables(address)));
    }
  }

  /** A file has one bot: whoever held a check is gone, and need not be waited for. */
  private void releaseChecks() {
    if (!isShared()) {
      sql.call(
          handle ->
              handle.execute(
                  "UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL,"
                      + " version = version + 1 WHERE picked"));
    }
  }

  private static Opening explained(SqlTrouble trouble) {
    return trouble.passes()
        ? new Opening.Unavailable(trouble.sentence())
        : new Opening.Refused(trouble.sentence());
  }

  static String newerVersion(DatabaseAddress address, String step) {
    return "%s was written by a newer version of the bot (step %s): run that version, or name another database."
        .formatted(address, step);
  }

  static String foreignTables(DatabaseAddress address) {
    return "%s holds tables that are not this bot's: name another database.".formatted(address);
  }

  static String noFolder(DatabaseAddress address) {
    return "%s cannot be made: its folder does not exist or may not be written.".formatted(address);
  }

  /** Before SQLite makes the file: then nobody else could read it even for a moment. */
  private static Optional<Opening> prepare(SqliteFile address) {
    Path file = address.file().toAbsolutePath();
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      return Optional.empty();
    } catch (FileAlreadyExistsException known) {
      return Optional.empty();
    } catch (IOException failed) {
      return Optional.of(new Opening.Refused(noFolder(address)));
    }
  }
}

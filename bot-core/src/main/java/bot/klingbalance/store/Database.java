package bot.klingbalance.store;

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
    return noFile.orElseGet(() -> open(address, patience, Database::migrated));
  }

  /**
   * Opens the database of a bot that may be running on it. Nothing is made and nothing is changed:
   * where there is none yet, or one of an older bot, it is refused. Blocks as {@link #open} does.
   */
  public static Opening openExisting(DatabaseAddress address) {
    return address instanceof SqliteFile file && !Files.exists(file.file())
        ? notYet(address)
        : open(address, PATIENCE, Database::existing);
  }

  private static Opening open(DatabaseAddress address, Duration patience, Way way) {
    HikariDataSource source = Sources.pooled(address, patience);
    Opening opening = opened(address, source, way);
    if (!(opening instanceof Opening.Opened)) {
      source.close();
    }
    return opening;
  }

  /** What is done with the tables on opening, when no newer bot has written them. */
  @FunctionalInterface
  private interface Way {
    Opening open(DatabaseAddress address, HikariDataSource source, Migrations migrations);
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

  private static Opening opened(DatabaseAddress address, HikariDataSource source, Way way) {
    try {
      Migrations migrations = new Migrations(source);
      Optional<String> newer = migrations.stepOfNewerBot();
      if (newer.isPresent()) {
        return new Opening.Refused(
            "%s was written by a newer version of the bot (step %s): run that version, or name another database."
                .formatted(address, newer.get()));
      }
      return way.open(address, source, migrations);
    } catch (FlywayException | StoreUnavailable failed) {
      return SqlTrouble.in(failed, address)
          .map(Database::explained)
          .orElseGet(() -> foreign(address));
    }
  }

  private static Opening migrated(
      DatabaseAddress address, HikariDataSource source, Migrations migrations) {
    migrations.run();
    Database database = new Database(address, source);
    database.releaseChecks();
    return new Opening.Opened(database);
  }

  private static Opening existing(
      DatabaseAddress address, HikariDataSource source, Migrations migrations) {
    return migrations.areDone()
        ? new Opening.Opened(new Database(address, source))
        : notYet(address);
  }

  private static Opening notYet(DatabaseAddress address) {
    return new Opening.Refused(
        "There is no database of this version of the bot at %s yet: it is made when the bot starts."
            .formatted(address));
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

  private static Opening foreign(DatabaseAddress address) {
    return new Opening.Refused(
        "%s holds tables that are not this bot's: name another database.".formatted(address));
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
      return Optional.of(
          new Opening.Refused(
              "%s cannot be made: its folder does not exist or may not be written."
                  .formatted(address)));
    }
  }
}

package bot.klingbalance.database;

import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import bot.klingbalance.database.history.StoredHistory;
import bot.klingbalance.database.warning.StoredChannelStates;
import bot.klingbalance.database.warning.StoredOutbox;
import bot.klingbalance.database.warning.StoredWatches;
import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.doctor.StoreInspector;
import bot.klingbalance.history.History;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.watch.WatchRepository;
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
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database with the tables of this version. What is asked of it before {@link #open} is done
 * waits for that, and fails where it fails. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {
  /** Far above what a write takes, far below what a person waits for. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final DatabaseAddress address;
  private final boolean isBeside;
  private final HikariDataSource source;
  private final StartGate gate;
  private final Sql sql;
  private final Optional<OpenResult> noFile;

  private Database(DatabaseAddress address, Duration patience, boolean isBeside) {
    this.address = address;
    this.isBeside = isBeside;
    this.noFile = address instanceof SqliteFile file ? prepare(file) : Optional.empty();
    this.source = ConnectionPools.pooled(address, patience);
    this.gate = new StartGate(patience);
    this.sql = new Sql(source, address, gate);
  }

  /** The database at {@code address}, not open yet. Begins to connect, and does not wait for it. */
  public static Database at(DatabaseAddress address) {
    return at(address, PATIENCE);
  }

  /** The same, open already: what came of {@link #open()}. */
  public static OpenResult open(DatabaseAddress address) {
    return open(address, PATIENCE);
  }

  /**
   * Opens the database of a bot that may be running on it. Nothing is made, and what the bot is
   * doing stays its own: where there is none yet, or one of an older bot, it is refused. Blocks as
   * {@link #open()} does.
   */
  public static OpenResult openBeside(DatabaseAddress address) {
    return address instanceof SqliteFile file && !Files.exists(file.file())
        ? notYet(address)
        : opened(new Database(address, PATIENCE, true));
  }

  static OpenResult open(DatabaseAddress address, Duration patience) {
    return opened(at(address, patience));
  }

  private static OpenResult opened(Database database) {
    OpenResult opening = database.open();
    if (!(opening instanceof OpenResult.Opened)) {
      database.close();
    }
    return opening;
  }

  static Database at(DatabaseAddress address, Duration patience) {
    return new Database(address, patience, false);
  }

  /**
   * Makes the database where SQLite has no file yet, and brings the tables of an older bot to this
   * version. Blocks, up to some seconds when a server does not answer; to be called again when it
   * was unavailable.
   */
  public OpenResult open() {
    OpenResult opening = noFile.orElseGet(this::migrated);
    if (opening instanceof OpenResult.Opened) {
      gate.open();
    } else if (opening instanceof OpenResult.Unavailable unavailable) {
      gate.shut(unavailable.sentence());
    } else {
      gate.shut(((OpenResult.Refused) opening).sentence());
    }
    return opening;
  }

  public WatchRepository watches() {
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

  /** To remove what is kept of an account or of a channel. */
  public Forgetting forgetting() {
    return new Forgetting(sql);
  }

  /** What stands in it, seen from beside. */
  public StoreInspector records() {
    return new DatabaseInspector(address);
  }

  /** For the scheduler, which has a table of its own. */
  public DataSource source() {
    return source;
  }

  /** Whether it is open, and the last that was asked of it was done. Does not ask it. */
  public boolean isUsable() {
    return sql.isUsable();
  }

  /** Whether several bots may share it. */
  public boolean isShared() {
    return !(address instanceof SqliteFile);
  }

  /**
   * Runs what uses {@link #source()} by itself.
   *
   * @throws bot.klingbalance.store.StoreUnavailable when the database cannot do it now
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

  private OpenResult migrated() {
    try {
      Optional<OpenResult> refused =
          Migrations.areTaken(source) ? Optional.empty() : migrate(new Migrations(source));
      if (refused.isPresent()) {
        return refused.get();
      }
      if (!isBeside) {
        releaseChecks();
      }
      return new OpenResult.Opened(this);
    } catch (ConnectionException | FlywayException | StoreUnavailable failed) {
      return SqlErrors.in(failed, address)
          .map(Database::explained)
          .orElseGet(() -> new OpenResult.Refused(foreignTables(address)));
    }
  }

  private Optional<OpenResult> migrate(Migrations migrations) {
    Optional<String> newer = migrations.stepOfNewerBot();
    if (newer.isPresent()) {
      return Optional.of(new OpenResult.Refused(newerVersion(address, newer.get())));
    }
    if (isBeside) {
      return Optional.of(notYet(address));
    }
    migrations.run();
    return Optional.empty();
  }

  private static OpenResult notYet(DatabaseAddress address) {
    return new OpenResult.Refused(
        "There is no database of this version of the bot at %s yet: it is made when the bot starts."
            .formatted(address));
  }

  /** A file has one bot: whoever held a check is gone, and need not be waited for. */
  private void releaseChecks() {
    if (!isShared()) {
      int released =
          sql.early(
              handle ->
                  handle.execute(
                      "UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL,"
                          + " version = version + 1 WHERE picked"));
      LOG.debug("{} checks were held by a bot that is gone.", released);
    }
  }

  private static OpenResult explained(SqlErrors trouble) {
    return trouble.passes()
        ? new OpenResult.Unavailable(trouble.sentence())
        : new OpenResult.Refused(trouble.sentence());
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
  private static Optional<OpenResult> prepare(SqliteFile address) {
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
      return Optional.of(new OpenResult.Refused(noFolder(address)));
    }
  }
}

package bot.klingbalance.database;

import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import bot.klingbalance.database.lease.FileLease;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.store.StoreUnavailable;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables to this version when a database is opened, or says why that cannot be. */
final class SchemaSetup implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SchemaSetup.class);

  /** Looking through a file reads all of it, and the chats wait: this much takes some 50 ms. */
  private static final long MOST_BYTES_LOOKED_THROUGH = 64L << 20;

  private final DatabaseAddress address;
  private final HikariDataSource source;
  private final Sql sql;
  private final Mode mode;
  private final Optional<OpenResult> noFile;
  private final Optional<FileLease> lease;

  /**
   * A setup that has not begun.
   *
   * @param noFile why SQLite has no file and will get none
   */
  SchemaSetup(
      DatabaseAddress address,
      HikariDataSource source,
      Sql sql,
      Mode mode,
      Optional<OpenResult> noFile) {
    this.address = address;
    this.source = source;
    this.sql = sql;
    this.mode = mode;
    this.noFile = noFile;
    this.lease = address.match(file -> Optional.of(lease(file)), server -> Optional.empty());
  }

  /** What may be changed. */
  enum Mode {
    /** Everything: the bot starts. */
    MIGRATE,
    /** Nothing: a bot may be running on it. */
    BESIDE
  }

  /** Does it, and blocks for some seconds at most; nothing when the tables are ready. */
  Optional<OpenResult> failure() {
    return refusalAtOnce()
        .or(() -> mode == Mode.MIGRATE ? damage() : Optional.empty())
        .or(this::failureOfTables);
  }

  /** What is seen without asking the database. */
  Optional<OpenResult> refusalAtOnce() {
    return noFile.or(this::otherBot);
  }

  /** A file of SQLite serves one bot. */
  private Optional<OpenResult> otherBot() {
    return mode == Mode.MIGRATE
        ? lease.flatMap(FileLease::refusal).map(OpenResult.Refused::new)
        : Optional.empty();
  }

  /** Another bot may use it from now on. */
  @Override
  public void close() {
    lease.ifPresent(FileLease::close);
  }

  private Optional<OpenResult> failureOfTables() {
    try {
      Optional<OpenResult> refused =
          Migrations.areTaken(source) ? Optional.empty() : migrate(new Migrations(source));
      if (refused.isEmpty() && mode == Mode.MIGRATE) {
        releaseChecks();
      }
      return refused;
    } catch (ConnectionException | FlywayException | StoreUnavailable failed) {
      return Optional.of(
          SqlErrors.in(failed, address)
              .map(SchemaSetup::explained)
              .orElseGet(() -> new OpenResult.Refused(RefusalText.foreignTables(address))));
    }
  }

  private Optional<OpenResult> migrate(Migrations migrations) {
    Optional<String> newer = migrations.stepOfNewerBot();
    if (newer.isPresent()) {
      return Optional.of(new OpenResult.Refused(RefusalText.newerVersion(address, newer.get())));
    }
    if (mode == Mode.BESIDE) {
      return Optional.of(
          new OpenResult.Refused(
              migrations.haveBegun()
                  ? RefusalText.olderVersion(address)
                  : RefusalText.notYet(address)));
    }
    migrations.run();
    return Optional.empty();
  }

  private static FileLease lease(SqliteFile file) {
    return new FileLease(file.file().toAbsolutePath());
  }

  /**
   * Whether a file holds what cannot be read: it is better said now than at nine in the morning,
   * and by a connection of its own, as the pool would try for some seconds. Of a large file it is
   * told by whoever meets the damage.
   */
  private Optional<OpenResult> damage() {
    if (!address.match(SchemaSetup::isLookedThrough, server -> false)) {
      return Optional.empty();
    }
    try (Connection connection = ConnectionPools.beside(address).getConnection();
        Statement check = connection.createStatement();
        ResultSet found = check.executeQuery("PRAGMA quick_check(1)")) {
      return found.next() && found.getString(1).equals("ok") ? Optional.empty() : damaged();
    } catch (SQLException failed) {
      // What passes is met again by the pool, and waited for there.
      return SqlErrors.in(failed, address)
          .filter(error -> !error.passes())
          .flatMap(any -> damaged());
    }
  }

  private static boolean isLookedThrough(SqliteFile file) {
    return file.file().toFile().length() <= MOST_BYTES_LOOKED_THROUGH;
  }

  private Optional<OpenResult> damaged() {
    return Optional.of(new OpenResult.Refused(RefusalText.noDatabase(address)));
  }

  /** A file has one bot: whoever held a check is gone, and need not be waited for. */
  private void releaseChecks() {
    if (!address.isShared()) {
      int released =
          sql.early(
              handle ->
                  handle.execute(
                      "UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL,"
                          + " version = version + 1 WHERE picked"));
      log.debug("Held by a bot that is gone: {}.", CountText.of(released, "check"));
    }
  }

  private static OpenResult explained(SqlErrors error) {
    return error.passes()
        ? new OpenResult.Unavailable(error.sentence())
        : new OpenResult.Refused(error.sentence());
  }
}

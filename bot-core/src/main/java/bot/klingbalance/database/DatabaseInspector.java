package bot.klingbalance.database;

import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import bot.klingbalance.database.lease.StoredBots;
import bot.klingbalance.doctor.StoreInspector;
import bot.klingbalance.doctor.StoreInspector.Look.Empty;
import bot.klingbalance.doctor.StoreInspector.Look.Kept;
import bot.klingbalance.doctor.StoreInspector.Look.Older;
import bot.klingbalance.doctor.StoreInspector.Look.Unusable;
import bot.klingbalance.lease.BotsOnStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Inspects a database without opening it for use. Each look makes connections of its own and closes
 * them. In a file of SQLite it reads while a bot may be writing, and waits for the lock only to see
 * whether it may write.
 */
public final class DatabaseInspector implements StoreInspector {
  private final DatabaseAddress address;
  private final FreeSpace freeSpace;

  public DatabaseInspector(DatabaseAddress address) {
    this(address, folder -> Files.getFileStore(folder).getUsableSpace());
  }

  DatabaseInspector(DatabaseAddress address, FreeSpace freeSpace) {
    this.address = address;
    this.freeSpace = freeSpace;
  }

  /** Tells how many bytes the bot may still write in a folder. */
  interface FreeSpace {
    long in(Path folder) throws IOException;
  }

  @Override
  public Look look(Instant overdue) {
    return address.match(
        file -> Files.exists(file.file()) ? lookInside(overdue) : unmade(folder(file)),
        server -> lookInside(overdue));
  }

  private Look lookInside(Instant overdue) {
    DataSource source = ConnectionPools.beside(address);
    try {
      return look(new Migrations(source), Jdbi.create(source), overdue);
    } catch (FlywayException | JdbiException failed) {
      return new Unusable(
          SqlErrors.in(failed, address)
              .map(SqlErrors::sentences)
              .orElseGet(() -> RefusalText.foreignTables(address)));
    }
  }

  private Look look(Migrations migrations, Jdbi jdbi, Instant overdue) {
    Optional<String> newer = migrations.stepOfNewerBot();
    if (newer.isPresent()) {
      return new Unusable(RefusalText.newerVersion(address, newer.get()));
    }
    if (!migrations.haveBegun()) {
      return jdbi.withHandle(this::hasTables)
          ? new Unusable(RefusalText.foreignTables(address))
          : new Empty(address.toString(), free());
    }
    if (migrations.arePending()) {
      return new Older(address.toString(), free());
    }
    jdbi.useTransaction(DatabaseInspector::tryToWrite);
    return new Kept(
        address.toString(),
        free(),
        jdbi.withHandle(handle -> ScheduleRows.read(handle, overdue)),
        jdbi.withHandle(this::bots));
  }

  private BotsOnStore bots(Handle handle) {
    return address.isShared()
        ? new BotsOnStore(
            StoredBots.read(handle), StoredBots.leases(handle), StoredBots.settings(handle))
        : BotsOnStore.NOT_SHARED;
  }

  private boolean hasTables(Handle handle) {
    String tables =
        address.match(
            file -> "SELECT count(*) FROM sqlite_master",
            server ->
                "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()");
    return handle.createQuery(tables).mapTo(Integer.class).one() > 0;
  }

  /** Rolled back before anybody else can see it; no channel has an empty name. */
  private static void tryToWrite(Handle handle) {
    handle.execute(
        "INSERT INTO watched_channels (channel, daily_at, time_zone) VALUES ('', '00:00', 'UTC')");
    handle.rollback();
  }

  private Look unmade(Path folder) {
    return Files.isDirectory(folder) && Files.isWritable(folder)
        ? new Empty(address.toString(), free())
        : new Unusable(RefusalText.noFolder(address));
  }

  /** Nothing where the server's disk is another machine's. */
  private OptionalLong free() {
    return address.match(file -> free(folder(file)), server -> OptionalLong.empty());
  }

  private OptionalLong free(Path folder) {
    try {
      return OptionalLong.of(freeSpace.in(folder));
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }

  private static Path folder(SqliteFile file) {
    return Optional.ofNullable(file.file().toAbsolutePath().getParent()).orElseThrow();
  }
}

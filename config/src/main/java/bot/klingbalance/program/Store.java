package bot.klingbalance.program;

import bot.klingbalance.checkup.Records;
import bot.klingbalance.settings.FilePermissions;
import bot.klingbalance.store.Database;
import bot.klingbalance.store.DatabaseAddress;
import bot.klingbalance.store.DatabaseAddress.SqliteFile;
import bot.klingbalance.store.Opening;
import bot.klingbalance.store.Opening.Opened;
import bot.klingbalance.store.Opening.Refused;
import bot.klingbalance.store.Opening.Unavailable;
import bot.klingbalance.store.StoredRecords;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database that the settings name. */
final class Store {
  private static final Logger log = LoggerFactory.getLogger(Store.class);
  private static final long RETRY_SECONDS = 5;
  private static final String NO_ADDRESS =
      "database.url: use jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE.";

  private final Surroundings surroundings;
  private final Optional<DatabaseAddress> address;

  Store(Surroundings surroundings, bot.klingbalance.settings.Database settings) {
    this.surroundings = surroundings;
    this.address = DatabaseAddress.of(settings.url()).map(this::here);
  }

  /**
   * The database, to be opened yet; nothing when there is none of that name, which is said then.
   */
  Optional<Database> database() {
    sayWhereThereIsNone();
    return address.map(Database::at);
  }

  /**
   * Opens it, for as long as it takes.
   *
   * @return false when it can never be opened, which is said then, or when the program is to end
   */
  boolean open(Database database) {
    boolean isTold = false;
    do {
      Opening opening = database.open();
      if (opening instanceof Opened) {
        warnOfOpenFiles();
        return true;
      }
      if (opening instanceof Refused refused) {
        surroundings.errors().println(refused.sentence());
        return false;
      }
      if (!isTold) {
        log.warn("{} It is tried again.", ((Unavailable) opening).sentence());
        isTold = true;
      }
    } while (!isStoppedWhileWaiting());
    return false;
  }

  /**
   * Opens what a bot has made, be it running or not, and makes nothing. Nothing when it cannot be
   * opened at once, which is said then.
   */
  Optional<Database> openBeside() {
    sayWhereThereIsNone();
    Optional<Opening> opening = address.map(Database::openBeside);
    if (opening.orElse(null) instanceof Opened opened) {
      return Optional.of(opened.database());
    }
    opening.map(Store::sentence).ifPresent(surroundings.errors()::println);
    return Optional.empty();
  }

  /** The same database without opening it, for a look. */
  Records records() {
    return address
        .<Records>map(StoredRecords::new)
        .orElse(overdue -> new Records.Look.Unusable(NO_ADDRESS));
  }

  private void sayWhereThereIsNone() {
    if (address.isEmpty()) {
      surroundings.errors().println(NO_ADDRESS);
    }
  }

  private static String sentence(Opening failed) {
    return failed instanceof Refused refused
        ? refused.sentence()
        : ((Unavailable) failed).sentence();
  }

  /** The two files beside it hold what was written last. */
  private void warnOfOpenFiles() {
    if (address.orElse(null) instanceof SqliteFile file) {
      List<Path> files =
          Stream.of("", "-wal", "-shm").map(end -> Path.of(file.file() + end)).toList();
      FilePermissions.ofThisProcess().objectionTo(files).ifPresent(log::warn);
    }
  }

  private boolean isStoppedWhileWaiting() {
    try {
      surroundings.stop().get(RETRY_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException goesOn) {
      return false;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return true;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible.getCause());
    }
  }

  private DatabaseAddress here(DatabaseAddress address) {
    return address instanceof SqliteFile file
        ? new SqliteFile(surroundings.workingDirectory().resolve(file.file()))
        : address;
  }
}

package bot.klingbalance.program;

import bot.klingbalance.settings.FilePermissions;
import bot.klingbalance.store.Database;
import bot.klingbalance.store.DatabaseAddress;
import bot.klingbalance.store.DatabaseAddress.SqliteFile;
import bot.klingbalance.store.Opening;
import bot.klingbalance.store.Opening.Opened;
import bot.klingbalance.store.Opening.Refused;
import bot.klingbalance.store.Opening.Unavailable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database that the settings name, for as long as it takes. */
final class Store {
  private static final Logger log = LoggerFactory.getLogger(Store.class);
  private static final long RETRY_SECONDS = 5;

  private final Surroundings surroundings;

  Store(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Nothing when it can never be opened, which is said then, or when the program is to end. */
  Optional<Database> open(bot.klingbalance.settings.Database settings) throws InterruptedException {
    Optional<DatabaseAddress> address = address(settings);
    return address.isEmpty() ? Optional.empty() : open(address.get());
  }

  /**
   * Opens what a bot has made, be it running or not, and makes nothing. Nothing when it cannot be
   * opened at once, which is said then.
   */
  Optional<Database> openBeside(bot.klingbalance.settings.Database settings) {
    Optional<Opening> opening = address(settings).map(Database::openBeside);
    if (opening.orElse(null) instanceof Opened opened) {
      return Optional.of(opened.database());
    }
    opening.map(Store::sentence).ifPresent(surroundings.errors()::println);
    return Optional.empty();
  }

  private static String sentence(Opening failed) {
    return failed instanceof Refused refused
        ? refused.sentence()
        : ((Unavailable) failed).sentence();
  }

  private Optional<DatabaseAddress> address(bot.klingbalance.settings.Database settings) {
    Optional<DatabaseAddress> address = DatabaseAddress.of(settings.url()).map(this::here);
    if (address.isEmpty()) {
      surroundings
          .errors()
          .println("database.url: use jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE.");
    }
    return address;
  }

  private Optional<Database> open(DatabaseAddress address) throws InterruptedException {
    boolean isTold = false;
    do {
      Opening opening = Database.open(address);
      if (opening instanceof Opened opened) {
        warnOfOpen(address);
        return Optional.of(opened.database());
      }
      if (opening instanceof Refused refused) {
        surroundings.errors().println(refused.sentence());
        return Optional.empty();
      }
      if (!isTold) {
        log.warn("{} It is tried again.", ((Unavailable) opening).sentence());
        isTold = true;
      }
    } while (!isStoppedWhileWaiting());
    return Optional.empty();
  }

  /** The two files beside it hold what was written last. */
  private static void warnOfOpen(DatabaseAddress address) {
    if (address instanceof SqliteFile file) {
      List<Path> files =
          Stream.of("", "-wal", "-shm").map(end -> Path.of(file.file() + end)).toList();
      FilePermissions.ofThisProcess().objectionTo(files).ifPresent(log::warn);
    }
  }

  private boolean isStoppedWhileWaiting() throws InterruptedException {
    try {
      surroundings.stop().get(RETRY_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException goesOn) {
      return false;
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

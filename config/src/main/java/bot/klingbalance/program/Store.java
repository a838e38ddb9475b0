package bot.klingbalance.program;

import bot.klingbalance.checkup.Records;
import bot.klingbalance.store.Database;
import bot.klingbalance.store.DatabaseAddress;
import bot.klingbalance.store.DatabaseAddress.SqliteFile;
import bot.klingbalance.store.Opening;
import bot.klingbalance.store.Opening.Opened;
import bot.klingbalance.store.Opening.Refused;
import bot.klingbalance.store.Opening.Unavailable;
import bot.klingbalance.store.StoredRecords;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database that the settings name, for as long as it takes. */
final class Store {
  private static final Logger log = LoggerFactory.getLogger(Store.class);
  private static final long RETRY_SECONDS = 5;
  private static final String NO_ADDRESS =
      "database.url: use jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE.";

  private final Surroundings surroundings;

  Store(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Nothing when it can never be opened, which is said then, or when the program is to end. */
  Optional<Database> open(bot.klingbalance.settings.Database settings) throws InterruptedException {
    Optional<DatabaseAddress> address = address(settings);
    if (address.isEmpty()) {
      surroundings.errors().println(NO_ADDRESS);
      return Optional.empty();
    }
    return open(address.get());
  }

  /** The same database without opening it, for a look. */
  Records records(bot.klingbalance.settings.Database settings) {
    return address(settings)
        .<Records>map(StoredRecords::new)
        .orElse(overdue -> new Records.Look.Unusable(NO_ADDRESS));
  }

  private Optional<Database> open(DatabaseAddress address) throws InterruptedException {
    boolean isTold = false;
    do {
      Opening opening = Database.open(address);
      if (opening instanceof Opened opened) {
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

  private Optional<DatabaseAddress> address(bot.klingbalance.settings.Database settings) {
    return DatabaseAddress.of(settings.url()).map(this::here);
  }

  private DatabaseAddress here(DatabaseAddress address) {
    return address instanceof SqliteFile file
        ? new SqliteFile(surroundings.workingDirectory().resolve(file.file()))
        : address;
  }
}

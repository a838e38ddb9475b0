package bot.klingbalance.program;

import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import bot.klingbalance.database.DatabaseInspector;
import bot.klingbalance.database.OpenResult;
import bot.klingbalance.database.OpenResult.Opened;
import bot.klingbalance.database.OpenResult.Refused;
import bot.klingbalance.database.OpenResult.Unavailable;
import bot.klingbalance.doctor.StoreInspector;
import bot.klingbalance.settings.FilePermissions;
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
public final class DatabaseOpener {
  private static final Logger log = LoggerFactory.getLogger(DatabaseOpener.class);
  private static final long RETRY_SECONDS = 5;
  private static final String NO_ADDRESS =
      "database.url: use jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE.";

  private final ProcessContext context;
  private final Optional<DatabaseAddress> address;

  public DatabaseOpener(
      ProcessContext context, bot.klingbalance.settings.DatabaseSection settings) {
    this.context = context;
    this.address = DatabaseAddress.of(settings.url()).map(this::here);
  }

  /**
   * The database, to be opened yet; nothing when there is none of that name, which is said then.
   */
  public Optional<Database> database() {
    sayWhereThereIsNone();
    return address.map(Database::at);
  }

  /**
   * Opens it, for as long as it takes.
   *
   * @return false when it can never be opened, which is said then, or when the program is to end
   */
  public boolean open(Database database) {
    boolean isTold = false;
    do {
      OpenResult opening = database.open();
      if (opening instanceof Opened) {
        warnOfOpenFiles();
        return true;
      }
      if (opening instanceof Refused refused) {
        context.errors().println(refused.sentence());
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
  public Optional<Database> openBeside() {
    sayWhereThereIsNone();
    Optional<OpenResult> opening = address.map(Database::openBeside);
    if (opening.orElse(null) instanceof Opened opened) {
      return Optional.of(opened.database());
    }
    opening.map(DatabaseOpener::sentence).ifPresent(context.errors()::println);
    return Optional.empty();
  }

  /** The same database without opening it, for a look. */
  public StoreInspector records() {
    return address
        .<StoreInspector>map(DatabaseInspector::new)
        .orElse(overdue -> new StoreInspector.Look.Unusable(NO_ADDRESS));
  }

  private void sayWhereThereIsNone() {
    if (address.isEmpty()) {
      context.errors().println(NO_ADDRESS);
    }
  }

  private static String sentence(OpenResult failed) {
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
      context.stop().get(RETRY_SECONDS, TimeUnit.SECONDS);
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
        ? new SqliteFile(context.workingDirectory().resolve(file.file()))
        : address;
  }
}

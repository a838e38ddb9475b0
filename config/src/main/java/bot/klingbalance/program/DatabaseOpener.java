package bot.klingbalance.program;

import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import bot.klingbalance.database.DatabaseInspector;
import bot.klingbalance.doctor.StoreInspector;
import bot.klingbalance.program.logging.StartLog;
import bot.klingbalance.settings.DatabaseSection;
import bot.klingbalance.settings.FilePermissions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database that the settings name. */
public final class DatabaseOpener {
  private static final Logger log = LoggerFactory.getLogger(DatabaseOpener.class);
  private static final long RETRY_SECONDS = 5;
  private static final int SECONDS_TO_OPEN = 2;
  private static final String NO_ADDRESS = "database.url: use " + DatabaseAddress.FITS + ".";

  private final ProcessContext context;
  private final Optional<DatabaseAddress> address;

  public DatabaseOpener(ProcessContext context, DatabaseSection settings) {
    this.context = context;
    this.address =
        DatabaseAddress.of(settings.url(), settings.user(), settings.password()).map(this::here);
  }

  /** Where it is, without credentials. */
  public String place() {
    return address.map(DatabaseAddress::toString).orElse("nowhere");
  }

  /**
   * The database, not open yet. Empty where its URL is none, after an error message.
   *
   * @param bot that uses it, by a name that no other has, and none had before
   */
  public Optional<Database> database(String bot) {
    reportMissingAddress();
    return address.map(each -> Database.at(each, bot));
  }

  /** Whether several bots may share it. */
  public boolean isShared() {
    return address.filter(DatabaseAddress::isShared).isPresent();
  }

  /**
   * Opens it, and tries again for as long as it is unavailable.
   *
   * @return false when it can never be opened, after an error message, or when the program ends
   */
  public boolean open(Database database) {
    Optional<Boolean> ended = tryToOpen(database, StartLog::waitsForDatabase);
    boolean isLate = ended.isEmpty();
    while (ended.isEmpty() && !isStoppedWhileWaiting()) {
      ended = tryToOpen(database, toldAlready -> {});
    }
    boolean isOpen = ended.orElse(false);
    if (isOpen && isLate) {
      StartLog.hasDatabase(place());
    }
    return isOpen;
  }

  /** Whether it is open now; empty when it is to be tried again. */
  private Optional<Boolean> tryToOpen(Database database, Consumer<String> onUnavailable) {
    return database
        .open()
        .match(
            opened -> {
              openFiles().ifPresent(log::warn);
              return Optional.of(true);
            },
            refused -> {
              context.errors().println(refused);
              return Optional.of(false);
            },
            unavailable -> {
              onUnavailable.accept(unavailable);
              return Optional.empty();
            });
  }

  /**
   * Opens what a bot has made, running or not, and makes nothing. Empty when it cannot be opened at
   * once, after an error message.
   */
  public Optional<Database> openBeside() {
    return openBeside(context.errors()::println);
  }

  /**
   * The same.
   *
   * @param say takes the message
   */
  public Optional<Database> openBeside(Consumer<String> say) {
    if (address.isEmpty()) {
      say.accept(NO_ADDRESS);
    }
    return address.flatMap(
        each ->
            Database.openBeside(each)
                .match(Optional::of, why -> failed(why, say), why -> failed(why, say)));
  }

  /** Whether no bot has made one yet. */
  public boolean isNotMadeYet() {
    return address.filter(DatabaseAddress::isNotMadeYet).isPresent();
  }

  /** Inspects the same database without opening it. */
  public StoreInspector inspector() {
    return address
        .<StoreInspector>map(DatabaseInspector::new)
        .orElse(overdue -> new StoreInspector.Look.Unusable(NO_ADDRESS));
  }

  private void reportMissingAddress() {
    if (address.isEmpty()) {
      context.errors().println(NO_ADDRESS);
    }
  }

  private static Optional<Database> failed(String sentence, Consumer<String> say) {
    say.accept(sentence);
    return Optional.empty();
  }

  /**
   * A sentence where every user of the machine can read the database: SQLite keeps what was written
   * last in the two files beside it.
   */
  public Optional<String> openFiles() {
    List<Path> files =
        address
            .map(each -> each.match(DatabaseOpener::filesOf, server -> List.<Path>of()))
            .orElse(List.of());
    return FilePermissions.ofThisProcess().objectionTo(files);
  }

  private static List<Path> filesOf(SqliteFile file) {
    return Stream.of("", "-wal", "-shm").map(end -> Path.of(file.file() + end)).toList();
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
    return address.match(
        file -> new SqliteFile(context.workingDirectory().resolve(file.file())), server -> server);
  }

  /**
   * A file that is damaged is seen before anybody is answered; one that another program has locked
   * is waited for beside the chats.
   */
  public static void awaitFile(CompletableFuture<Boolean> opened) throws InterruptedException {
    try {
      opened.get(SECONDS_TO_OPEN, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException later) {
      log.debug("The chats are joined before the database is open.", later);
    }
  }

  /** What is being opened while it is closed would go on with a store that is gone. */
  public static void settle(CompletableFuture<Boolean> started) {
    try {
      started.get(SECONDS_TO_OPEN, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException notOpen) {
      log.debug("The store is closed before it was open.", notOpen);
    }
  }
}

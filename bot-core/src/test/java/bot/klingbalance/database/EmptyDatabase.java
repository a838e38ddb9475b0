package bot.klingbalance.database;

import bot.klingbalance.testing.Databases;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database that is empty when a test begins, and closed when it ends. */
final class EmptyDatabase implements BeforeEachCallback, AfterEachCallback {
  private final Supplier<DatabaseAddress> address;
  private Optional<Database> opened = Optional.empty();

  /**
   * One that each test has of its own.
   *
   * @param address of a new place each time it is asked
   */
  EmptyDatabase(Supplier<DatabaseAddress> address) {
    this.address = address;
  }

  Database get() {
    return opened.orElseThrow();
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    opened = Optional.of(Databases.opened(address.get()));
  }

  @Override
  public void afterEach(ExtensionContext test) {
    opened.ifPresent(Database::close);
  }
}

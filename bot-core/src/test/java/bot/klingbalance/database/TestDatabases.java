package bot.klingbalance.database;

import bot.klingbalance.testing.Databases;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/** What tests do to databases that only this package can do. */
public final class TestDatabases {
  static final Duration SHORT_TIMEOUT = Duration.ofMillis(300);

  /** For connections that are to be made however slow the machine is. */
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  private TestDatabases() {}

  /** Opened, with a timeout for those who wait for it. */
  public static Database opened(DatabaseAddress address, Duration timeout) {
    return Databases.opened(Database.open(address, timeout));
  }

  /** The connections of an open database. */
  public static Jdbi jdbi(Database database) {
    return Jdbi.create(database.source());
  }

  /** Runs a statement behind the bot's back. */
  public static void execute(DatabaseAddress address, String statement) {
    try (var source = ConnectionPools.pooled(address, TIMEOUT)) {
      Jdbi.create(source).useHandle(handle -> handle.execute(statement));
    }
  }
}

package bot.klingbalance.database;

import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and channels are forgotten in SQLite and in PostgreSQL. */
class ForgettingTest {
  @TempDir Path folder;

  @Nested
  class InSqlite extends ForgettingContract {
    @RegisterExtension
    final EmptyDatabase database = new EmptyDatabase(() -> Databases.fileWithTablesIn(folder));

    @Override
    protected Database database() {
      return database.get();
    }
  }

  @Nested
  class InPostgres extends ForgettingContract {
    @RegisterExtension
    final EmptyDatabase database = new EmptyDatabase(TestPostgres::databaseWithTables);

    @Override
    protected Database database() {
      return database.get();
    }
  }
}

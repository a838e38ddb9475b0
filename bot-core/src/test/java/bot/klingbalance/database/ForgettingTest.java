package bot.klingbalance.database;

import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and channels are forgotten in SQLite and in PostgreSQL. */
class ForgettingTest {
  @TempDir Path folder;

  @Nested
  class InSqlite extends ForgettingContract {
    private Database database;

    @BeforeEach
    void open() {
      database = Databases.opened(Databases.fileIn(folder));
    }

    @AfterEach
    void close() {
      database.close();
    }

    @Override
    protected Database database() {
      return database;
    }
  }

  @Nested
  class InPostgres extends ForgettingContract {
    private Database database;

    @BeforeEach
    void open() {
      database = Databases.opened(TestPostgres.emptyDatabase());
    }

    @AfterEach
    void close() {
      database.close();
    }

    @Override
    protected Database database() {
      return database;
    }
  }
}

package bot.klingbalance.store;

import bot.klingbalance.history.History;
import bot.klingbalance.history.HistoryContract;
import bot.klingbalance.warning.ChannelStates;
import bot.klingbalance.warning.Outbox;
import bot.klingbalance.warning.OutboxContract;
import bot.klingbalance.watch.Watches;
import bot.klingbalance.watch.WatchesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The store keeps what its ports promise, in SQLite and in PostgreSQL. */
class StoreContractsTest {
  @TempDir Path folder;

  @Nested
  class WatchesInSqlite extends WatchesContract {
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
    protected Watches watches() {
      return database.watches();
    }
  }

  @Nested
  class WatchesInPostgres extends WatchesContract {
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
    protected Watches watches() {
      return database.watches();
    }
  }

  @Nested
  class OutboxInSqlite extends OutboxContract {
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
    protected Outbox outbox() {
      return database.outbox();
    }

    @Override
    protected ChannelStates states() {
      return database.channelStates();
    }
  }

  @Nested
  class OutboxInPostgres extends OutboxContract {
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
    protected Outbox outbox() {
      return database.outbox();
    }

    @Override
    protected ChannelStates states() {
      return database.channelStates();
    }
  }

  @Nested
  class HistoryInSqlite extends HistoryContract {
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
    protected History history() {
      return database.history();
    }
  }

  @Nested
  class HistoryInPostgres extends HistoryContract {
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
    protected History history() {
      return database.history();
    }
  }
}

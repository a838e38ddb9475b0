package bot.klingbalance.database;

import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.history.History;
import bot.klingbalance.history.HistoryContract;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.OutboxContract;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.TestPostgres;
import bot.klingbalance.usage.StatisticsStore;
import bot.klingbalance.usage.StatisticsStoreContract;
import bot.klingbalance.watch.WatchRepository;
import bot.klingbalance.watch.WatchRepositoryContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The store keeps what its ports promise, in SQLite and in PostgreSQL. */
class StoreContractsTest {
  @TempDir Path folder;

  @Nested
  class WatchesInSqlite extends WatchRepositoryContract {
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
    protected WatchRepository watches() {
      return database.watches();
    }
  }

  @Nested
  class WatchesInPostgres extends WatchRepositoryContract {
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
    protected WatchRepository watches() {
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

  @Nested
  class StatisticsInSqlite extends StatisticsStoreContract {
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
    protected StatisticsStore store() {
      return database.statistics();
    }
  }

  @Nested
  class StatisticsInPostgres extends StatisticsStoreContract {
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
    protected StatisticsStore store() {
      return database.statistics();
    }
  }
}

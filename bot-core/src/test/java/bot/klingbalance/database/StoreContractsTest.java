package bot.klingbalance.database;

import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.history.History;
import bot.klingbalance.history.HistoryContract;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.OutboxContract;
import bot.klingbalance.outbox.edit.Edits;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.TestPostgres;
import bot.klingbalance.usage.StatisticsStore;
import bot.klingbalance.usage.StatisticsStoreContract;
import bot.klingbalance.watch.ReportRepository;
import bot.klingbalance.watch.ReportRepositoryContract;
import bot.klingbalance.watch.WatchRepository;
import bot.klingbalance.watch.WatchRepositoryContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The store keeps what its ports promise, in SQLite and in PostgreSQL. */
class StoreContractsTest {
  @TempDir Path folder;

  @Nested
  class WatchesInSqlite extends WatchRepositoryContract {
    @RegisterExtension
    final EmptyDatabase database = new EmptyDatabase(() -> Databases.fileWithTablesIn(folder));

    @Override
    protected WatchRepository watches() {
      return database.get().watches();
    }
  }

  @Nested
  class WatchesInPostgres extends WatchRepositoryContract {
    @RegisterExtension
    final EmptyDatabase database = new EmptyDatabase(TestPostgres::databaseWithTables);

    @Override
    protected WatchRepository watches() {
      return database.get().watches();
    }
  }

  @Nested
  class ReportsInSqlite extends ReportRepositoryContract {
    @RegisterExtension
    final EmptyDatabase database = new EmptyDatabase(() -> Databases.fileWithTablesIn(folder));

    @Override
    protected ReportRepository reports() {
      return database.get().reports();
    }

    @Override
    protected WatchRepository watches() {
      return database.get().watches();
    }
  }

  @Nested
  class ReportsInPostgres extends ReportRepositoryContract {
    @RegisterExtension
    final EmptyDatabase database = new EmptyDatabase(TestPostgres::databaseWithTables);

    @Override
    protected ReportRepository reports() {
      return database.get().reports();
    }

    @Override
    protected WatchRepository watches() {
      return database.get().watches();
    }
  }

  @Nested
  class OutboxInSqlite extends OutboxContract {
    @RegisterExtension
    final EmptyDatabase database = new EmptyDatabase(() -> Databases.fileWithTablesIn(folder));

    @Override
    protected Outbox outbox() {
      return database.get().outbox();
    }

    @Override
    protected Edits edits() {
      return database.get().edits();
    }

    @Override
    protected ChannelStates states() {
      return database.get().channelStates();
    }
  }

  @Nested
  class OutboxInPostgres extends OutboxContract {
    @RegisterExtension
    final EmptyDatabase database = new EmptyDatabase(TestPostgres::databaseWithTables);

    @Override
    protected Outbox outbox() {
      return database.get().outbox();
    }

    @Override
    protected Edits edits() {
      return database.get().edits();
    }

    @Override
    protected ChannelStates states() {
      return database.get().channelStates();
    }
  }

  @Nested
  class HistoryInSqlite extends HistoryContract {
    @RegisterExtension
    final EmptyDatabase database = new EmptyDatabase(() -> Databases.fileWithTablesIn(folder));

    @Override
    protected History history() {
      return database.get().history();
    }
  }

  @Nested
  class HistoryInPostgres extends HistoryContract {
    @RegisterExtension
    final EmptyDatabase database = new EmptyDatabase(TestPostgres::databaseWithTables);

    @Override
    protected History history() {
      return database.get().history();
    }
  }

  @Nested
  class StatisticsInSqlite extends StatisticsStoreContract {
    @RegisterExtension
    final EmptyDatabase database = new EmptyDatabase(() -> Databases.fileWithTablesIn(folder));

    @Override
    protected StatisticsStore store() {
      return database.get().statistics();
    }
  }

  @Nested
  class StatisticsInPostgres extends StatisticsStoreContract {
    @RegisterExtension
    final EmptyDatabase database = new EmptyDatabase(TestPostgres::databaseWithTables);

    @Override
    protected StatisticsStore store() {
      return database.get().statistics();
    }
  }
}

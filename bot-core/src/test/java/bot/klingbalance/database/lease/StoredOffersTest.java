package bot.klingbalance.database.lease;

import bot.klingbalance.database.Database;
import bot.klingbalance.lease.LeaseStore;
import bot.klingbalance.lease.OfferedLeaseContract;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.TestPostgres;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** On a real PostgreSQL, each bot over a connection of its own. */
class StoredOffersTest implements OfferedLeaseContract {
  private final Database database = Databases.opened(TestPostgres.databaseWithTables());
  private final Map<String, LeaseStore> stores = new HashMap<>();

  @Override
  public LeaseStore store(String bot) {
    return stores.computeIfAbsent(bot, any -> database.leases().orElseThrow());
  }

  @AfterEach
  void close() {
    database.close();
  }
}

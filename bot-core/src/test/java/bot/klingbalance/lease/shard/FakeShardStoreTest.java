package bot.klingbalance.lease.shard;

import bot.klingbalance.lease.LeaseStore;
import bot.klingbalance.lease.OfferedLeaseContract;
import bot.klingbalance.testing.MovableClock;
import java.time.Instant;

/** What the tests of shards go by does as PostgreSQL. */
class FakeShardStoreTest implements OfferedLeaseContract {
  private final FakeShardStore store =
      new FakeShardStore(new MovableClock(Instant.parse("2026-11-24T12:00:00Z")));

  @Override
  public LeaseStore store(String bot) {
    return store.of(bot);
  }
}

package bot.klingbalance.lease;

import bot.klingbalance.testing.MovableClock;
import java.time.Instant;

/** The lease of the tests keeps what PostgreSQL does. */
class FakeLeaseStoreTest implements OfferedLeaseContract {
  private final FakeLeaseStore store =
      new FakeLeaseStore(new MovableClock(Instant.parse("2026-11-24T12:00:00Z")));

  @Override
  public LeaseStore store(String bot) {
    return store;
  }
}

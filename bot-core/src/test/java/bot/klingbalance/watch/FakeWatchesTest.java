package bot.klingbalance.watch;

import org.junit.jupiter.api.Nested;

/** The stand-in keeps the promises of a real store. */
class FakeWatchesTest extends WatchRepositoryContract {
  private final FakeWatches watches = new FakeWatches();

  @Nested
  class Reports extends ReportRepositoryContract {
    @Override
    protected ReportRepository reports() {
      return watches.reports();
    }

    @Override
    protected WatchRepository watches() {
      return watches;
    }
  }

  @Override
  protected WatchRepository watches() {
    return watches;
  }
}

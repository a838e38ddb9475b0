package bot.klingbalance.watch;

/** The stand-in keeps the promises of a real store. */
class FakeWatchesTest extends WatchRepositoryContract {
  private final WatchRepository watches = new FakeWatches();

  @Override
  protected WatchRepository watches() {
    return watches;
  }
}

package bot.klingbalance.watch;

/** The stand-in keeps the promises of a real store. */
class FakeWatchesTest extends WatchesContract {
  private final Watches watches = new FakeWatches();

  @Override
  protected Watches watches() {
    return watches;
  }
}

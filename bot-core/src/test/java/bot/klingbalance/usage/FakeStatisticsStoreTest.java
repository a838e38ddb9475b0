package bot.klingbalance.usage;

/** The stand-in keeps the promises of a real store. */
class FakeStatisticsStoreTest extends StatisticsStoreContract {
  private final StatisticsStore store = new FakeStatisticsStore();

  @Override
  protected StatisticsStore store() {
    return store;
  }
}

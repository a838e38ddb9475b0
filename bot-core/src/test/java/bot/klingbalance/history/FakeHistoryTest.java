package bot.klingbalance.history;

/** The stand-in keeps the promises of a real store. */
class FakeHistoryTest extends HistoryContract {
  private final History history = new FakeHistory();

  @Override
  protected History history() {
    return history;
  }
}

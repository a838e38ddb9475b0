package bot.klingbalance.outbox;

import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.outbox.edit.Edits;

/** The stand-in keeps the promises of a real store. */
class FakeOutboxTest extends OutboxContract {
  private final FakeOutbox store = new FakeOutbox();

  @Override
  protected Outbox outbox() {
    return store;
  }

  @Override
  protected ChannelStates states() {
    return store;
  }

  @Override
  protected Edits edits() {
    return store;
  }
}

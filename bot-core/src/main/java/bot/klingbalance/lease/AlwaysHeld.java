package bot.klingbalance.lease;

import java.time.Instant;

/** What a bot has that is alone. */
final class AlwaysHeld implements Lease {
  @Override
  public void start(Listener listener) {
    listener.acquired();
  }

  @Override
  public boolean isHeld() {
    return true;
  }

  @Override
  public LeaseState state() {
    return new LeaseState.Held(Instant.EPOCH);
  }

  @Override
  public void close() {
    // Nobody waits for it.
  }
}

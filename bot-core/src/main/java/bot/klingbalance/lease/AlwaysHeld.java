package bot.klingbalance.lease;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

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
  public Use use() {
    return Use.ALONE;
  }

  @Override
  public LeaseState state() {
    return new LeaseState.Held(Instant.EPOCH);
  }

  @Override
  public void takeOver() {
    // Nobody offers it.
  }

  @Override
  public CompletableFuture<Void> handOver() {
    return completedFuture(null);
  }

  @Override
  public void close() {
    // Nobody waits for it.
  }
}

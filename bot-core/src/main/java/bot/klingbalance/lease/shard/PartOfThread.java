package bot.klingbalance.lease.shard;

import bot.klingbalance.store.StoreThread;
import java.time.Duration;

/** What one of several has of a thread that they share: its end is not that of the others. */
final class PartOfThread implements StoreThread {
  private final StoreThread shared;
  private volatile boolean closed;

  PartOfThread(StoreThread shared) {
    this.shared = shared;
  }

  @Override
  public void now(Runnable work) {
    shared.now(() -> unlessClosed(work));
  }

  @Override
  public void after(Duration wait, Runnable work) {
    shared.after(wait, () -> unlessClosed(work));
  }

  /** Does not wait for it. */
  @Override
  public void close(Runnable last) {
    closed = true;
    shared.now(last);
  }

  private void unlessClosed(Runnable work) {
    if (!closed) {
      work.run();
    }
  }
}

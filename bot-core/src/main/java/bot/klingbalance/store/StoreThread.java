package bot.klingbalance.store;

import java.time.Duration;

/**
 * A thread of somebody's own, which may wait for the store: what it is given is done one after the
 * other.
 */
public interface StoreThread {
  /** Does {@code work} when its turn comes, unless this is closed before. Never blocks. */
  void now(Runnable work);

  /** The same, once {@code wait} has passed. */
  void after(Duration wait, Runnable work);

  /** Does {@code last} and then nothing any more; waits for it, some seconds at most. */
  void close(Runnable last);
}

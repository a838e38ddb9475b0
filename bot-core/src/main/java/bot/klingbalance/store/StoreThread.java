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

  /**
   * Does {@code work} on this thread, which is the caller's, and again each time that {@code pause}
   * has passed since it ended, whatever came of it.
   */
  default void repeat(Runnable work, Duration pause) {
    try {
      work.run();
    } finally {
      after(pause, () -> repeat(work, pause));
    }
  }

  /** Does {@code last} and then nothing any more; waits for it, some seconds at most. */
  void close(Runnable last);
}

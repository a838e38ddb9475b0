package bot.klingbalance.useapi;

import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Who may make a request: a few at once, the others one after the other in the order in which they
 * came. Nobody waits on a thread. Safe for use by many threads.
 */
final class RequestQueue {
  private final Semaphore free;
  private final Queue<Step> waiting;

  /**
   * So many turns at once.
   *
   * @param mostWaiting how many may wait for one
   */
  RequestQueue(int atOnce, int mostWaiting) {
    this.free = new Semaphore(atOnce);
    this.waiting = new LinkedBlockingQueue<>(mostWaiting);
  }

  /** What somebody does with a turn. */
  interface Step {
    /** Returns whether the turn was used; then {@link #giveBack} ends it. */
    boolean begin();
  }

  /** Runs {@code step} at its turn, maybe at once; false when too many wait already. */
  boolean take(Step step) {
    if (!waiting.offer(step)) {
      return false;
    }
    serve();
    return true;
  }

  void giveBack() {
    free.release();
    serve();
  }

  /** A loop, not a recursion: thousands may hand back a turn that they do not use. */
  private void serve() {
    while (!waiting.isEmpty() && free.tryAcquire()) {
      Step step = waiting.poll();
      if (step == null || !step.begin()) {
        free.release();
      }
    }
  }
}

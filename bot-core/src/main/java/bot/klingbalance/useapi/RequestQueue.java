package bot.klingbalance.useapi;

import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Limits how many requests run at once; the others wait in the order in which they came, none of
 * them on a thread. Safe for use by many threads.
 */
final class RequestQueue {
  private final Semaphore free;
  private final Queue<Task> waiting;

  /**
   * An empty queue.
   *
   * @param parallel how many may run at once
   * @param capacity how many may wait
   */
  RequestQueue(int parallel, int capacity) {
    this.free = new Semaphore(parallel);
    this.waiting = new LinkedBlockingQueue<>(capacity);
  }

  /** Starts a request. */
  interface Task {
    /** Returns whether one was sent; then {@link #release} ends it. */
    boolean start();
  }

  /** Starts {@code task} when a place is free, maybe at once; false when too many wait already. */
  boolean submit(Task task) {
    if (!waiting.offer(task)) {
      return false;
    }
    startWaiting();
    return true;
  }

  void release() {
    free.release();
    startWaiting();
  }

  /** A loop, not a recursion: thousands may release a place that they do not use. */
  private void startWaiting() {
    while (!waiting.isEmpty() && free.tryAcquire()) {
      Task task = waiting.poll();
      if (task == null || !task.start()) {
        free.release();
      }
    }
  }
}

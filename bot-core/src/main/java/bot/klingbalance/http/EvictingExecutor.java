package bot.klingbalance.http;

import bot.klingbalance.concurrent.NamedThreads;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs requests, each on a thread that reads it and waits where it comes in slowly. Only so many
 * may wait at a time, and each for a few seconds: one more evicts the one that waits for the
 * longest. A request that has arrived whole is never evicted.
 *
 * <p>No request waits for a thread, since those before it could be anybody's halves. The eviction
 * interrupts the thread, which makes Java close the connection that it reads.
 */
final class EvictingExecutor implements Executor {
  /** For requests that are being answered, and for threads that were interrupted a moment ago. */
  private static final int MORE_THREADS = 64;

  private static final int IDLE_SECONDS = 30;

  private final ThreadPoolExecutor pool;

  /** Holds the time, since the timers of Java's server may have been set otherwise before. */
  private final Executor deadline =
      CompletableFuture.delayedExecutor(
          HttpServers.REQUEST_SECONDS, TimeUnit.SECONDS, Runnable::run);

  /** The threads whose requests have not arrived whole, and what they began; the longest first. */
  private final Map<Thread, Runnable> reading = new LinkedHashMap<>();

  /** None any more when this closes. */
  private int mostReading;

  EvictingExecutor(String name, int mostReading) {
    this.pool =
        new ThreadPoolExecutor(
            0,
            mostReading + MORE_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            NamedThreads.numbered(name));
    this.mostReading = mostReading;
  }

  /**
   * Begins to read and to answer a request.
   *
   * @throws RejectedExecutionException when there are too many, upon which Java closes the
   *     connection
   */
  @Override
  public void execute(Runnable request) {
    pool.execute(() -> run(request));
  }

  /** To be called on a request's thread when it has arrived whole: it is evicted no more. */
  synchronized void arrived() {
    reading.remove(Thread.currentThread());
    boolean unused = Thread.interrupted();
  }

  /**
   * Drops the requests that have not arrived whole, and lets the others end.
   *
   * @param seconds how long they have for it
   */
  void close(int seconds) {
    pool.shutdown();
    readNoMore();
    try {
      boolean unused = pool.awaitTermination(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    pool.shutdownNow();
  }

  private void run(Runnable request) {
    begin(request);
    try {
      request.run();
    } finally {
      arrived();
    }
  }

  private synchronized void begin(Runnable request) {
    Thread thread = Thread.currentThread();
    reading.put(thread, request);
    deadline.execute(() -> evict(thread, request));
    evict();
  }

  @SuppressWarnings("ReferenceEquality") // whether it is this one, as is meant
  private synchronized void evict(Thread thread, Runnable request) {
    if (reading.get(thread) == request) {
      reading.remove(thread);
      thread.interrupt();
    }
  }

  private synchronized void readNoMore() {
    mostReading = 0;
    evict();
  }

  private void evict() {
    Iterator<Thread> longest = reading.keySet().iterator();
    while (reading.size() > mostReading) {
      Thread thread = longest.next();
      longest.remove();
      thread.interrupt();
    }
  }
}

package bot.klingbalance.http;

import bot.klingbalance.concurrent.NamedThreads;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs requests, each on a thread that reads it and waits where it comes in slowly. Only so many
 * may wait at a time, and each for a few seconds: one more evicts the one that waits for the
 * longest. A request that has arrived whole is never evicted, nor one that began a moment ago.
 *
 * <p>No request waits in a queue, since those before it could be anybody's halves. Where all
 * threads are busy, the server accepts no more until one is free. The eviction interrupts the
 * thread, which makes Java close the connection that it reads.
 */
final class EvictingExecutor implements Executor {
  /** For requests that are being answered, and for threads that were interrupted a moment ago. */
  static final int MORE_THREADS = 32;

  private static final int IDLE_SECONDS = 30;
  private static final int HAND_OVER_SECONDS = 1;

  /** What is there already is read in much less. */
  private static final int MOMENT_MILLIS = 100;

  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(MOMENT_MILLIS);
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(HttpServers.REQUEST_SECONDS);

  /** What a thread reads: one request at a time. */
  private static final ThreadLocal<Reading> CURRENT = new ThreadLocal<>();

  private final ThreadPoolExecutor pool;

  /**
   * Looks at all requests at once: a timer for each would be most of what a quick one costs. It
   * holds the time too, since the timers of Java's server may have been set otherwise before.
   */
  private final Executor aMomentLater =
      CompletableFuture.delayedExecutor(MOMENT_MILLIS, TimeUnit.MILLISECONDS, Runnable::run);

  /** The requests that began a moment ago and have not arrived whole. */
  private final Set<Reading> begun = new LinkedHashSet<>();

  /** Those that began before, the longest first. */
  private final Set<Reading> slow = new LinkedHashSet<>();

  /** None any more when this closes. */
  private int mostReading;

  private boolean isFull;

  /** Whether a look at the requests is due. */
  private boolean isLookDue;

  EvictingExecutor(String name, int mostReading) {
    this.mostReading = mostReading;
    this.pool = NamedThreads.poolWithoutQueue(name, mostReading + MORE_THREADS, IDLE_SECONDS);
    pool.setRejectedExecutionHandler((request, full) -> handOver(request));
  }

  /** A request that is being read; equal to itself only. */
  private static final class Reading {
    private final Thread thread = Thread.currentThread();
    private final long since = System.nanoTime();

    boolean isOlderThan(long nanos, long now) {
      return now - since >= nanos;
    }
  }

  /**
   * Begins to read and to answer a request.
   *
   * @throws RejectedExecutionException when no thread is free for a second, upon which Java closes
   *     the connection
   */
  @Override
  public void execute(Runnable request) {
    pool.execute(() -> run(request));
  }

  /** To be called on a request's thread when it has arrived whole: it is evicted no more. */
  synchronized void arrived() {
    Reading reading = CURRENT.get();
    begun.remove(reading);
    slow.remove(reading);
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

  /** Waits for a thread, and with it the server for its next request. */
  private void handOver(Runnable request) {
    boolean isTaken = false;
    full(true);
    try {
      isTaken =
          !pool.isShutdown() && pool.getQueue().offer(request, HAND_OVER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    full(false);
    if (!isTaken) {
      throw new RejectedExecutionException("all threads are busy");
    }
  }

  private void run(Runnable request) {
    begin();
    try {
      request.run();
    } finally {
      arrived();
      CURRENT.remove();
    }
  }

  private synchronized void begin() {
    Reading reading = new Reading();
    CURRENT.set(reading);
    begun.add(reading);
    lookLater();
    evict();
  }

  private void lookLater() {
    if (!isLookDue) {
      isLookDue = true;
      aMomentLater.execute(this::look);
    }
  }

  /** Those that began a moment ago are slow now, and some of these too slow. */
  private synchronized void look() {
    isLookDue = false;
    long now = System.nanoTime();
    List<Reading> slowNow =
        begun.stream().filter(reading -> reading.isOlderThan(MOMENT_NANOS, now)).toList();
    slowNow.forEach(begun::remove);
    slow.addAll(slowNow);
    List<Reading> tooSlow =
        slow.stream().filter(reading -> reading.isOlderThan(MOST_NANOS, now)).toList();
    tooSlow.forEach(reading -> reading.thread.interrupt());
    tooSlow.forEach(slow::remove);
    evict();
    if (!begun.isEmpty() || !slow.isEmpty()) {
      lookLater();
    }
  }

  private synchronized void full(boolean isFullNow) {
    isFull = isFullNow;
    evict();
  }

  private synchronized void readNoMore() {
    mostReading = 0;
    evict();
  }

  private void evict() {
    boolean isClosed = mostReading == 0;
    while (!slow.isEmpty() && (isFull || begun.size() + slow.size() > mostReading)) {
      Reading longest = slow.iterator().next();
      slow.remove(longest);
      longest.thread.interrupt();
    }
    if (isClosed) {
      begun.forEach(reading -> reading.thread.interrupt());
      begun.clear();
    }
  }
}

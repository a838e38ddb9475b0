package bot.klingbalance.concurrent;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads with a name that says whose they are, and the pools made of them. */
public final class NamedThreads implements ThreadFactory {
  private final String name;
  private final boolean isNumbered;
  private final AtomicInteger count = new AtomicInteger();

  private NamedThreads(String name, boolean isNumbered) {
    this.name = name;
    this.isNumbered = isNumbered;
  }

  /** Threads that all have the same name: where there is one at a time. */
  public static NamedThreads single(String name) {
    return new NamedThreads(name, false);
  }

  /** Threads named {@code name-1}, {@code name-2} and so on. */
  public static NamedThreads numbered(String name) {
    return new NamedThreads(name, true);
  }

  /**
   * A pool that is never larger than {@code threads}.
   *
   * @param mostWaiting how many tasks may wait for a thread; what comes on top of them is refused
   *     with a {@link RejectedExecutionException}, unless the pool is given another policy
   */
  public static ThreadPoolExecutor pool(String name, int threads, int mostWaiting) {
    return new ThreadPoolExecutor(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(mostWaiting),
        threads == 1 ? single(name) : numbered(name));
  }

  /** The same, whose threads end when they have had nothing to do for a while. */
  public static ThreadPoolExecutor idlingPool(
      String name, int threads, int mostWaiting, int idleSeconds) {
    ThreadPoolExecutor pool = pool(name, threads, mostWaiting);
    pool.setKeepAliveTime(idleSeconds, TimeUnit.SECONDS);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * A pool in which no task waits: where all of its threads are busy, one more is refused with a
   * {@link RejectedExecutionException}, unless the pool is given another policy.
   */
  public static ThreadPoolExecutor poolWithoutQueue(String name, int most, int idleSeconds) {
    return new ThreadPoolExecutor(
        0, most, idleSeconds, TimeUnit.SECONDS, new SynchronousQueue<>(), numbered(name));
  }

  /** One thread that also does things later. */
  public static ScheduledThreadPoolExecutor timer(String name) {
    return timers(name, 1);
  }

  /** Some threads that also do things later. */
  public static ScheduledThreadPoolExecutor timers(String name, int threads) {
    return new ScheduledThreadPoolExecutor(threads, threads == 1 ? single(name) : numbered(name));
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, isNumbered ? name + "-" + count.incrementAndGet() : name);
    thread.setDaemon(true);
    return thread;
  }
}

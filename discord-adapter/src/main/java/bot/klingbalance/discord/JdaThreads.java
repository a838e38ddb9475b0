package bot.klingbalance.discord;

import bot.klingbalance.concurrent.NamedThreads;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that JDA works on: few, named, daemons. A full queue makes the caller do the work,
 * since JDA would lose it otherwise.
 *
 * @param connect where the connection is made and made again; it may wait
 * @param gateway heartbeats
 * @param schedule when a request goes out
 * @param requests where requests go out, each of which blocks a thread
 * @param events where what a person did is taken in
 * @param callbacks where what came of a request is taken in
 */
record JdaThreads(
    ScheduledExecutorService connect,
    ScheduledExecutorService gateway,
    ScheduledExecutorService schedule,
    ExecutorService requests,
    ExecutorService events,
    ExecutorService callbacks) {
  private static final int REQUESTS = 16;
  private static final int MOST_WAITING = 10_000;
  private static final int IDLE_SECONDS = 60;

  static JdaThreads open() {
    return new JdaThreads(
        scheduled("discord-connect"),
        scheduled("discord-gateway"),
        scheduled("discord-schedule"),
        pool("discord-requests", REQUESTS),
        pool("discord-events", 2),
        pool("discord-callbacks", 2));
  }

  /** Stops at once; returns when every thread has ended or the time is up. */
  void close(long millis) {
    List<ExecutorService> all = List.of(connect, events, callbacks, requests, schedule, gateway);
    all.forEach(ExecutorService::shutdownNow);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      for (ExecutorService each : all) {
        boolean unused =
            each.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ScheduledExecutorService scheduled(String name) {
    ScheduledThreadPoolExecutor pool = NamedThreads.timer(name);
    // JDA sets a timer for each interaction; a cancelled one must not keep it in memory.
    pool.setRemoveOnCancelPolicy(true);
    return pool;
  }

  private static ExecutorService pool(String name, int threads) {
    ThreadPoolExecutor pool = NamedThreads.idlingPool(name, threads, MOST_WAITING, IDLE_SECONDS);
    pool.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
    return pool;
  }
}

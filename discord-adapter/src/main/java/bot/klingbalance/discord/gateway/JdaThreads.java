package bot.klingbalance.discord.gateway;

import bot.klingbalance.concurrent.NamedThreads;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that JDA runs on: few, named, daemons. Where a queue is full the caller does the
 * work, since JDA would lose it otherwise.
 *
 * @param connect for connecting and reconnecting; may block
 * @param gateway for heartbeats
 * @param schedule for the time when a request goes out
 * @param requests for the requests, each of which blocks a thread
 * @param events for what members typed and pressed
 * @param callbacks for the results of requests
 */
public record JdaThreads(
    ScheduledExecutorService connect,
    ScheduledExecutorService gateway,
    ScheduledExecutorService schedule,
    ExecutorService requests,
    ExecutorService events,
    ExecutorService callbacks) {
  private static final int REQUESTS = 16;
  private static final int MOST_WAITING = 10_000;
  private static final int IDLE_SECONDS = 60;

  public static JdaThreads open() {
    return new JdaThreads(
        scheduled("discord-connect"),
        scheduled("discord-gateway"),
        scheduled("discord-schedule"),
        pool("discord-requests", REQUESTS),
        pool("discord-events", 2),
        pool("discord-callbacks", 2));
  }

  /** Stops at once; returns when every thread has ended or the time is up. */
  public void close(long millis) {
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
    // JDA sets a timer for each interaction. A cancelled timer must not keep it in memory.
    pool.setRemoveOnCancelPolicy(true);
    return pool;
  }

  private static ExecutorService pool(String name, int threads) {
    ThreadPoolExecutor pool = NamedThreads.idlingPool(name, threads, MOST_WAITING, IDLE_SECONDS);
    pool.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
    return pool;
  }
}

package bot.klingbalance.discord.gateway;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.requests.RestRateLimiter;

/**
 * JDA's queue of requests, that outlives its session: a bot that gives up the gateway still gives
 * the answers that it has begun. JDA itself takes no requests any more once its session is closed.
 */
final class LastingRequests implements RestRateLimiter {
  /** As long as an answer may follow: the life of an interaction's token. */
  private static final long MINUTES = 15;

  private final RestRateLimiter queue;
  private final ScheduledExecutorService schedule;
  private boolean isEnding;

  LastingRequests(RestRateLimiter queue, ScheduledExecutorService schedule) {
    this.queue = queue;
    this.schedule = schedule;
  }

  @Override
  public void enqueue(Work task) {
    queue.enqueue(task);
  }

  @Override
  public synchronized void stop(boolean shutdown, Runnable callback) {
    if (shutdown) {
      queue.stop(true, callback);
      return;
    }
    if (isEnding) {
      return;
    }
    isEnding = true;
    // JDA says that a session is over once it believes that nothing is sent any more.
    callback.run();
    try {
      var unused = schedule.schedule(() -> queue.stop(false, () -> {}), MINUTES, TimeUnit.MINUTES);
    } catch (RejectedExecutionException ended) {
      queue.stop(true, () -> {});
    }
  }

  @Override
  public boolean isStopped() {
    return queue.isStopped();
  }

  @Override
  public int cancelRequests() {
    return queue.cancelRequests();
  }
}

package bot.klingbalance.useapi;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's own time, kept by one thread. */
final class SystemTimer implements Timer {
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, NamedThreads.named("useapi-timer"), new ThreadPoolExecutor.DiscardPolicy());

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void after(Duration wait, Runnable then) {
    Future<?> unused = timer.schedule(then, wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

package bot.klingbalance.useapi;

import bot.klingbalance.concurrent.NamedThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The time of this machine; one thread runs what was waited for. */
final class SystemTimer implements Timer {
  private final ScheduledThreadPoolExecutor timer = NamedThreads.timer("useapi-timer");

  private final Clock clock;

  SystemTimer(Clock clock) {
    this.clock = clock;
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

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

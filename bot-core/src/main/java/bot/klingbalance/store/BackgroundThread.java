package bot.klingbalance.store;

import bot.klingbalance.concurrent.NamedThreads;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A daemon thread that waits for the store: the one that the program uses. */
public final class BackgroundThread implements StoreThread {
  private static final Logger log = LoggerFactory.getLogger(BackgroundThread.class);
  private static final int SECONDS_AT_THE_END = 5;

  private final ScheduledThreadPoolExecutor executor;

  public BackgroundThread(String name) {
    executor = NamedThreads.timer(name);
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  @Override
  public void now(Runnable work) {
    after(Duration.ZERO, work);
  }

  @Override
  public void after(Duration wait, Runnable work) {
    Future<?> unused = executor.schedule(() -> attempt(work), wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close(Runnable last) {
    if (executor.isShutdown()) {
      return;
    }
    try {
      executor.submit(() -> attempt(last)).get(SECONDS_AT_THE_END, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException unfinished) {
      log.debug("The last work is left undone.", unfinished);
    }
    executor.shutdownNow();
  }

  /** Otherwise nobody would hear of a defect. */
  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException defect) {
      log.error("Work in the background failed for a defect.", defect);
    }
  }
}

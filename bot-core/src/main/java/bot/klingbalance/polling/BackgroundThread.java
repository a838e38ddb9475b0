package bot.klingbalance.polling;

import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.store.StoreThread;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real thread. It keeps no program from ending. */
final class BackgroundThread implements StoreThread {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundThread.class);
  private static final int SECONDS_AT_THE_END = 5;

  private final ScheduledThreadPoolExecutor executor;

  BackgroundThread(String name) {
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
      LOG.debug("The last work is left undone.", unfinished);
    }
    executor.shutdownNow();
  }

  /** Otherwise nobody would hear of a defect. */
  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException defect) {
      LOG.error("Work in the background failed for a defect.", defect);
    }
  }
}

package bot.klingbalance.account.reading;

import bot.klingbalance.concurrent.NamedThreads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The patience of people for so long. What is chained to it, such as the making of their answers,
 * runs on a few threads for all, so it must not block.
 */
public final class TimedPatience implements Patience, AutoCloseable {
  /** Those who asked at the same time are answered at the same time. */
  private static final int THREADS = 2;

  private final ScheduledThreadPoolExecutor timer;
  private final Supplier<Duration> length;

  /**
   * A patience of that length.
   *
   * @param length as it is in force whenever somebody begins to wait
   */
  public TimedPatience(Supplier<Duration> length) {
    this(NamedThreads.timers("patience", THREADS), length);
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  private TimedPatience(ScheduledThreadPoolExecutor timer, Supplier<Duration> length) {
    this.timer = timer;
    this.length = length;
  }

  /** One that is longer by so much; it ends with this. */
  public Patience longerBy(Duration more) {
    return new TimedPatience(timer, () -> length.get().plus(more));
  }

  @Override
  public CompletableFuture<Void> begin() {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Future<?> unused =
        timer.schedule(() -> end.complete(null), length.get().toNanos(), TimeUnit.NANOSECONDS);
    return end;
  }

  /** Nobody's patience ends any more. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}

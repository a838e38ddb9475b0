package bot.klingbalance.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures that are looked up in the store when somebody wants to see them: so they are the same
 * after a restart, and in each of several bots, and a bot that nobody scrapes looks nothing up.
 */
public final class StoredFigures implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(StoredFigures.class);

  /** Prometheus may ask every few seconds; nothing of this changes that fast. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** Then what was known before is told; the rest is there at the next time. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final List<Supplier<CompletableFuture<Void>>> lookUps;
  private final Clock clock;
  private Instant begun = Instant.EPOCH;
  private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

  /**
   * Figures that nobody has seen yet.
   *
   * @param lookUps each looks some of them up and shows them; ends exceptionally where it cannot
   */
  public StoredFigures(List<Supplier<CompletableFuture<Void>>> lookUps, Clock clock) {
    this.lookUps = List.copyOf(lookUps);
    this.clock = clock;
  }

  /** Looks them up where they are not fresh; returns within about a second. */
  @Override
  public void run() {
    try {
      freshened().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException later) {
      log.debug("Some metrics are not up to date.", later);
    }
  }

  private synchronized CompletableFuture<Void> freshened() {
    Instant now = clock.instant();
    boolean isFresh = !now.isBefore(begun) && begun.plus(FRESH).isAfter(now);
    if (underWay.isCompletedExceptionally() || (underWay.isDone() && !isFresh)) {
      begun = now;
      underWay =
          CompletableFuture.allOf(
              lookUps.stream().map(Supplier::get).toArray(CompletableFuture[]::new));
    }
    return underWay;
  }
}

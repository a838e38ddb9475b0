package bot.klingbalance.outbox;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off what stands in the store to be brought to a platform: claims it, attempts it, settles
 * it. Any number of dispatchers, in any number of bots, may work on one store.
 *
 * <p>Its one thread asks the store and waits for nothing else: no piece of work holds up another
 * one.
 *
 * @param <W> a piece of work
 * @param <S> what came of an attempt
 */
public final class Dispatcher<W, S> implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  /** As long as the platforms may take before the rest is left to the next start. */
  private static final int SECONDS_AT_THE_END = 5;

  private final ClaimedWork<W, S> work;
  private final Clock clock;
  private final DeliveryPolicy policy;
  private final String owner;
  private final LastWork lastWork;
  private final Map<DeliveryId, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread;
  private volatile boolean isClosing;

  /**
   * A dispatcher that waits for {@link #start}.
   *
   * @param name of the work in the log and of the thread, in the plural
   */
  public Dispatcher(String name, ClaimedWork<W, S> work, Clock clock, DeliveryPolicy policy) {
    this.work = work;
    this.clock = clock;
    this.policy = policy;
    this.owner = policy.bot().orElseGet(() -> UUID.randomUUID().toString());
    this.lastWork = new LastWork(name, DeliveryPolicy.STALLED_AFTER, clock);
    this.thread = NamedThreads.timer(name);
  }

  /** When it looked last for what is due. */
  public LastWork lastWork() {
    return lastWork;
  }

  public void start() {
    lastWork.done();
    repeat(this::begin, policy.look());
  }

  /** Does something else at once and after each pause, on the thread that asks the store. */
  void repeat(Runnable some, Duration pause) {
    var unused = thread.scheduleWithFixedDelay(some, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks for what is due without waiting for the next look. */
  public void lookNow() {
    try {
      thread.execute(this::begin);
    } catch (RejectedExecutionException closed) {
      log.debug("Of the {} what is due waits for the next start.", name(), closed);
    }
  }

  /** Does what is due at this moment; ends when all of it is settled. */
  public CompletableFuture<Void> round() {
    return CompletableFuture.runAsync(this::begin, thread).thenCompose(begun -> allUnderWay());
  }

  /** Takes nothing new, waits some seconds for what is under way, and leaves the rest. */
  @Override
  public void close() {
    isClosing = true;
    lastWork.ended();
    try {
      allUnderWay().get(SECONDS_AT_THE_END, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException unfinished) {
      log.debug("Some of the {} are left to the next start.", name(), unfinished);
    }
    work.stop();
    thread.shutdownNow();
  }

  private CompletableFuture<Void> allUnderWay() {
    return CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new));
  }

  private void begin() {
    try {
      int free = policy.atOnce() - underWay.size();
      if (free > 0 && !isClosing) {
        work.claim(new Claim(owner, clock.instant(), policy.lease(), free)).forEach(this::attempt);
      }
      lastWork.done();
    } catch (StoreUnavailable known) {
      log.debug("Which {} are due cannot be read now.", name(), known);
    } catch (RuntimeException defect) {
      log.error("Which {} are due could not be read for a defect.", name(), defect);
    }
  }

  private void attempt(W piece) {
    DeliveryId id = work.id(piece);
    if (underWay.putIfAbsent(id, new CompletableFuture<>()) != null) {
      log.debug("Of the {}, {} is still under way.", name(), id);
      return;
    }
    var unused =
        CompletableFuture.completedFuture(piece)
            .thenCompose(work::attempt)
            .whenCompleteAsync((settlement, defect) -> end(piece, settlement, defect), thread);
  }

  /** After a defect nothing is settled: the lease runs out, and it is tried again. */
  private void end(W piece, @Nullable S settlement, @Nullable Throwable defect) {
    if (settlement == null) {
      log.error("Of the {}, {} could not be made for a defect.", name(), work.id(piece), defect);
      done(piece);
    } else {
      settle(piece, settlement);
    }
  }

  private void settle(W piece, S settlement) {
    try {
      if (work.settle(piece, owner, settlement)) {
        work.settled(piece, settlement);
      } else {
        log.debug("Of the {}, {} was taken over by another bot.", name(), work.id(piece));
      }
      done(piece);
    } catch (StoreUnavailable known) {
      var unused =
          thread.schedule(
              () -> settle(piece, settlement), policy.look().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException defect) {
      log.error("Of the {}, {} could not be settled for a defect.", name(), work.id(piece), defect);
      done(piece);
    }
  }

  private void done(W piece) {
    boolean wasFull = underWay.size() >= policy.atOnce();
    Objects.requireNonNull(underWay.remove(work.id(piece))).complete(null);
    if (wasFull) {
      lookNow();
    }
  }

  private String name() {
    return lastWork.name();
  }
}

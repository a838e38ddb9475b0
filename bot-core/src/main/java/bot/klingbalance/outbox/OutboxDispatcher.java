package bot.klingbalance.outbox;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
 * Brings what stands in the outbox to its channels: claims it, posts it, settles it. Any number of
 * dispatchers, in any number of bots, may work on one outbox.
 *
 * <p>Its one thread asks the outbox and waits for nothing else: no delivery holds up another one.
 */
public final class OutboxDispatcher implements WarningListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);

  /** As long as the platforms may take before the rest is left to the next start. */
  private static final int SECONDS_AT_THE_END = 5;

  /** Buttons under older messages are stale: by then somebody has dealt with what they say. */
  private static final int DAYS_KEPT = 90;

  private final Outbox outbox;
  private final DeliveryAttempt attempt;
  private final WarningListener listener;
  private final Clock clock;
  private final DeliveryPolicy rounds;
  private final String owner = "outbox-" + UUID.randomUUID();
  private final Map<DeliveryId, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

  private final LastWork lastWork;
  private volatile boolean isClosing;

  /** The store blocks: what asks it runs here, and nothing else does. */
  private final ScheduledExecutorService dispatcher = NamedThreads.timer("outbox");

  /**
   * A dispatcher that waits for {@link #start}.
   *
   * @param listener told of what is settled
   */
  public OutboxDispatcher(
      Outbox outbox,
      DeliveryAttempt attempt,
      WarningListener listener,
      Clock clock,
      DeliveryPolicy rounds) {
    this.outbox = outbox;
    this.attempt = attempt;
    this.listener = listener;
    this.clock = clock;
    this.rounds = rounds;
    this.lastWork = new LastWork("deliveries", DeliveryPolicy.STALLED_AFTER, clock);
  }

  /** When it looked last for what is due. */
  public LastWork lastWork() {
    return lastWork;
  }

  public void start() {
    lastWork.done();
    var unused =
        dispatcher.scheduleWithFixedDelay(
            this::begin, 0, rounds.look().toMillis(), TimeUnit.MILLISECONDS);
    var unusedToo = dispatcher.scheduleWithFixedDelay(this::forget, 0, 1, TimeUnit.DAYS);
  }

  /** Looks for what is due without waiting for the next look. */
  public void lookNow() {
    try {
      dispatcher.execute(this::begin);
    } catch (RejectedExecutionException closed) {
      log.debug("The dispatcher has stopped; what is due waits for the next start.", closed);
    }
  }

  @Override
  public void planned(Digest digest) {
    lookNow();
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
      log.debug("Some messages are left to the next start.", unfinished);
    }
    attempt.stop();
    dispatcher.shutdownNow();
  }

  /** Brings what is due at this moment; ends when all of it is settled. */
  public CompletableFuture<Void> round() {
    return CompletableFuture.runAsync(this::begin, dispatcher).thenCompose(begun -> allUnderWay());
  }

  private CompletableFuture<Void> allUnderWay() {
    return CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new));
  }

  private void begin() {
    try {
      int free = rounds.atOnce() - underWay.size();
      if (free > 0 && !isClosing) {
        outbox.claim(new Claim(owner, clock.instant(), rounds.lease(), free)).forEach(this::bring);
      }
      lastWork.done();
    } catch (StoreUnavailable known) {
      log.debug("The outbox cannot be read now.", known);
    } catch (RuntimeException defect) {
      log.error("The outbox could not be read for a defect.", defect);
    }
  }

  /** What was settled long ago; with another bot on the database it makes no difference. */
  void forget() {
    try {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      int forgotten = outbox.forget(today.minusDays(DAYS_KEPT));
      log.debug("{} old daily messages are forgotten.", forgotten);
    } catch (StoreUnavailable known) {
      log.debug("Old daily messages are forgotten another day.", known);
    } catch (RuntimeException defect) {
      log.error("Old daily messages could not be forgotten for a defect.", defect);
    }
  }

  private void bring(Delivery delivery) {
    if (underWay.putIfAbsent(delivery.id(), new CompletableFuture<>()) != null) {
      log.debug("{} is still under way.", delivery.id());
      return;
    }
    var unused =
        CompletableFuture.completedFuture(delivery)
            .thenCompose(attempt::make)
            .whenCompleteAsync(
                (settlement, defect) -> end(delivery, settlement, defect), dispatcher);
  }

  /** After a defect nothing is settled: the lease runs out, and it is tried again. */
  private void end(Delivery delivery, @Nullable Settlement settlement, @Nullable Throwable defect) {
    if (settlement == null) {
      log.error("The daily message {} could not be made for a defect.", delivery.id(), defect);
      done(delivery);
    } else {
      settle(delivery, settlement);
    }
  }

  private void settle(Delivery delivery, Settlement settlement) {
    try {
      if (outbox.settle(delivery.id(), owner, settlement)) {
        listener.settled(delivery, settlement);
      } else {
        log.debug("{} was taken over by another bot.", delivery.id());
      }
      done(delivery);
    } catch (StoreUnavailable known) {
      var unused =
          dispatcher.schedule(
              () -> settle(delivery, settlement), rounds.look().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException defect) {
      log.error("{} could not be settled for a defect.", delivery.id(), defect);
      done(delivery);
    }
  }

  private void done(Delivery delivery) {
    boolean wasFull = underWay.size() >= rounds.atOnce();
    Objects.requireNonNull(underWay.remove(delivery.id())).complete(null);
    if (wasFull) {
      lookNow();
    }
  }
}

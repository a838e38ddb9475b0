package bot.klingbalance.outbox.edit;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.outbox.DeliveryPolicy;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Clock;
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
 * Edits what is to be edited: claims it, asks the platform, settles it. Any number of them, in any
 * number of bots, may work on one store. Its one thread asks the store and waits for nothing else.
 */
public final class EditDispatcher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EditDispatcher.class);

  /** As long as the platforms may take before the rest is left to the next start. */
  private static final int SECONDS_AT_THE_END = 5;

  private final Edits edits;
  private final EditAttempt attempt;
  private final Clock clock;
  private final DeliveryPolicy policy;
  private final String owner = "edits-" + UUID.randomUUID();
  private final Map<DeliveryId, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread = NamedThreads.timer("edits");
  private volatile boolean isClosing;

  /** A dispatcher that waits for {@link #start}. */
  public EditDispatcher(Edits edits, EditAttempt attempt, Clock clock, DeliveryPolicy policy) {
    this.edits = edits;
    this.attempt = attempt;
    this.clock = clock;
    this.policy = policy;
  }

  public void start() {
    var unused =
        thread.scheduleWithFixedDelay(
            this::begin, 0, policy.look().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks for what is due without waiting for the next look. */
  public void lookNow() {
    try {
      thread.execute(this::begin);
    } catch (RejectedExecutionException closed) {
      log.debug("No more edits are made; what is due waits for the next start.", closed);
    }
  }

  /** Makes the edits that are due at this moment; ends when all of them are settled. */
  public CompletableFuture<Void> round() {
    return CompletableFuture.runAsync(this::begin, thread).thenCompose(begun -> allUnderWay());
  }

  /** Takes nothing new, waits some seconds for what is under way, and leaves the rest. */
  @Override
  public void close() {
    isClosing = true;
    try {
      allUnderWay().get(SECONDS_AT_THE_END, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException unfinished) {
      log.debug("Some edits are left to the next start.", unfinished);
    }
    thread.shutdownNow();
  }

  private CompletableFuture<Void> allUnderWay() {
    return CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new));
  }

  private void begin() {
    try {
      int free = policy.atOnce() - underWay.size();
      if (free > 0 && !isClosing) {
        edits
            .claimEdits(new Claim(owner, clock.instant(), policy.lease(), free))
            .forEach(this::make);
      }
    } catch (StoreUnavailable known) {
      log.debug("What is to be edited cannot be read now.", known);
    } catch (RuntimeException defect) {
      log.error("What is to be edited could not be read for a defect.", defect);
    }
  }

  private void make(Edit edit) {
    if (underWay.putIfAbsent(edit.id(), new CompletableFuture<>()) != null) {
      log.debug("{} is still being edited.", edit.id());
      return;
    }
    var unused =
        CompletableFuture.completedFuture(edit)
            .thenCompose(attempt::make)
            .whenCompleteAsync((settlement, defect) -> end(edit, settlement, defect), thread);
  }

  /** After a defect nothing is settled: the lease runs out, and it is tried again. */
  private void end(Edit edit, @Nullable EditSettlement settlement, @Nullable Throwable defect) {
    if (settlement == null) {
      log.error("The daily message {} could not be edited for a defect.", edit.id(), defect);
      done(edit);
    } else {
      settle(edit, settlement);
    }
  }

  private void settle(Edit edit, EditSettlement settlement) {
    try {
      if (!edits.settleEdit(edit.id(), owner, settlement)) {
        log.debug("{} was taken over by another bot.", edit.id());
      }
      done(edit);
    } catch (StoreUnavailable known) {
      var unused =
          thread.schedule(
              () -> settle(edit, settlement), policy.look().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException defect) {
      log.error("The edit of {} could not be settled for a defect.", edit.id(), defect);
      done(edit);
    }
  }

  private void done(Edit edit) {
    boolean wasFull = underWay.size() >= policy.atOnce();
    Objects.requireNonNull(underWay.remove(edit.id())).complete(null);
    if (wasFull) {
      lookNow();
    }
  }
}

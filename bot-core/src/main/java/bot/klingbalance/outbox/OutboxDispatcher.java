package bot.klingbalance.outbox;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what stands in the outbox to its channels, and forgets what was settled long ago. As many
 * of them may work on one outbox as of {@link Dispatcher}.
 */
public final class OutboxDispatcher implements WarningListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);

  /** Buttons under older messages are stale: by then somebody has dealt with what they say. */
  private static final int DAYS_KEPT = 90;

  private static final Duration A_DAY = Duration.ofDays(1);

  private final Outbox outbox;
  private final Clock clock;
  private final Dispatcher<Delivery, Settlement> dispatcher;

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
      DeliveryPolicy policy) {
    this.outbox = outbox;
    this.clock = clock;
    this.dispatcher =
        new Dispatcher<>("deliveries", new Deliveries(outbox, attempt, listener), clock, policy);
  }

  private record Deliveries(Outbox outbox, DeliveryAttempt attempt, WarningListener listener)
      implements ClaimedWork<Delivery, Settlement> {
    @Override
    public List<Delivery> claim(Claim claim) {
      return outbox.claim(claim);
    }

    @Override
    public DeliveryId id(Delivery delivery) {
      return delivery.id();
    }

    @Override
    public CompletableFuture<Settlement> attempt(Delivery delivery) {
      return attempt.make(delivery);
    }

    @Override
    public boolean settle(Delivery delivery, String owner, Settlement settlement) {
      return outbox.settle(delivery.id(), owner, settlement);
    }

    @Override
    public void settled(Delivery delivery, Settlement settlement) {
      listener.settled(delivery, settlement);
    }

    @Override
    public void stop() {
      attempt.stop();
    }
  }

  /** When it looked last for what is due. */
  public LastWork lastWork() {
    return dispatcher.lastWork();
  }

  public void start() {
    dispatcher.start();
    dispatcher.repeat(this::forget, A_DAY);
  }

  /** Looks for what is due without waiting for the next look. */
  public void lookNow() {
    dispatcher.lookNow();
  }

  @Override
  public void planned(Digest digest) {
    lookNow();
  }

  /** Takes nothing new, waits some seconds for what is under way, and leaves the rest. */
  @Override
  public void close() {
    dispatcher.close();
  }

  /** Brings what is due at this moment; ends when all of it is settled. */
  public CompletableFuture<Void> round() {
    return dispatcher.round();
  }

  /** What was settled long ago; with another bot on the database it makes no difference. */
  void forget() {
    try {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      int forgotten = outbox.forget(today.minusDays(DAYS_KEPT));
      log.debug("Forgotten, since it is long ago: {}.", CountText.of(forgotten, "daily message"));
    } catch (StoreUnavailable known) {
      log.debug("Old daily messages are forgotten another day.", known);
    } catch (RuntimeException defect) {
      log.error("Old daily messages could not be forgotten for a defect.", defect);
    }
  }
}

package bot.klingbalance.lease;

import bot.klingbalance.lease.Lease.Use;
import bot.klingbalance.lease.LeaseStore.Wish;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * How far a lease has changed hands, as one of the two bots knows it. Both use it from the offer
 * until the one that ends has seen that it is the other's; used under the lock of the lease.
 */
final class Handover {
  private final Duration look;

  /** So long a bot that stands by may take until it is seen to be the heir: it looks twice. */
  private final Duration heirAppears;

  /** What was on its way to the bot that ends when the other one was ready has arrived by then. */
  private final Duration lastArrives;

  /** After which the bot that ended uses it no more, whatever happened to it. */
  private final Duration apart;

  private final LongSupplier nanos;
  private CompletableFuture<Void> over = new CompletableFuture<>();
  private Stage stage = Stage.NONE;
  private long besideUntil;
  private long heirSeenAt;

  private enum Stage {
    /** It does not change hands. */
    NONE,
    /** This bot is the heir, and prepares itself. */
    PREPARING,
    /** This bot is the heir, and uses it already. */
    READY,
    /** This bot took it over; the one before may use it still. */
    TAKEN_OVER,
    /** This bot ends, and offers it. */
    OFFERING,
    /** This bot ends, and another one has it, or nobody known. */
    LEFT
  }

  Handover(LeaseTimes times, LongSupplier nanos) {
    this.look = times.retry().dividedBy(2);
    this.heirAppears = times.retry().multipliedBy(4);
    this.lastArrives = times.retry().multipliedBy(2);
    this.apart = times.lasts();
    this.nanos = nanos;
  }

  /** What to ask for; nothing any more once the bot has left. */
  Optional<Wish> wish() {
    return switch (stage) {
      case NONE, PREPARING, TAKEN_OVER -> Optional.of(Wish.HAVE);
      case OFFERING -> Optional.of(Wish.HAND_OVER);
      case READY -> Optional.of(Wish.TAKE_OVER);
      case LEFT -> Optional.empty();
    };
  }

  /** Of a bot that trusts what it was told last. */
  Use use(boolean isHeld) {
    boolean isBeside =
        switch (stage) {
          case OFFERING, READY -> true;
          case TAKEN_OVER, LEFT -> !isPast(besideUntil);
          case NONE, PREPARING -> false;
        };
    return isBeside ? Use.BESIDE_ANOTHER : isHeld ? Use.ALONE : Use.NOT;
  }

  /** From one look to the next, while it is soon to change. */
  Optional<Duration> look() {
    return switch (stage) {
      case OFFERING, PREPARING, READY -> Optional.of(look);
      case NONE, TAKEN_OVER, LEFT -> Optional.empty();
    };
  }

  /** This bot is the heir; whether that is new. */
  boolean inherit() {
    boolean isNew = stage == Stage.NONE || stage == Stage.TAKEN_OVER;
    if (isNew) {
      stage = Stage.PREPARING;
    }
    return isNew;
  }

  /** This bot is the heir no more; whether it was. */
  boolean withdraw() {
    boolean was = stage == Stage.PREPARING || stage == Stage.READY;
    if (was) {
      stage = Stage.NONE;
    }
    return was;
  }

  /** The heir can use it. */
  void ready() {
    if (stage == Stage.PREPARING) {
      stage = Stage.READY;
    }
  }

  /** This bot has it now. */
  void acquired() {
    besideUntil = nanos.getAsLong() + apart.toNanos();
    stage = stage == Stage.READY ? Stage.TAKEN_OVER : Stage.NONE;
  }

  /** This bot, which has it, ends, or has too much. */
  void begin() {
    heirSeenAt = nanos.getAsLong();
    stage = Stage.OFFERING;
    over = over.isDone() ? new CompletableFuture<>() : over;
  }

  /** It is not to change hands after all, unless it has. */
  void keep() {
    stage = stage == Stage.OFFERING ? Stage.NONE : stage;
  }

  /** It has it still. */
  void renewed(boolean hasHeir) {
    if (stage != Stage.OFFERING) {
      return;
    }
    if (hasHeir) {
      heirSeenAt = nanos.getAsLong();
    } else if (isPast(heirSeenAt + heirAppears.toNanos())) {
      end();
    }
  }

  /** The other bot has it; how long this one goes on all the same. */
  Duration taken() {
    besideUntil = nanos.getAsLong() + lastArrives.toNanos();
    stage = Stage.LEFT;
    return lastArrives;
  }

  /** Nobody confirms any more that this bot has it. */
  void lost() {
    if (stage == Stage.OFFERING) {
      stage = Stage.LEFT;
      besideUntil = nanos.getAsLong();
      end();
    }
  }

  void end() {
    boolean unused = over.complete(null);
  }

  /** Whether this bot ends, and no other has it yet. */
  boolean isOffered() {
    return stage == Stage.OFFERING;
  }

  /** Done when the bot that ends is to use it no more. */
  CompletableFuture<Void> isOver() {
    return over;
  }

  private boolean isPast(long moment) {
    return moment - nanos.getAsLong() <= 0;
  }
}

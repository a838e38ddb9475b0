package bot.klingbalance.lease.shard;

import bot.klingbalance.lease.Lease;
import bot.klingbalance.lease.LeaseState;
import bot.klingbalance.lease.RenewedLease;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The lease of one shard, good only while it is known how many shards there are. */
final class ShardPart implements Lease {
  private final Shard shard;
  private final RenewedLease lease;
  private final BooleanSupplier isTotalKnown;
  private @Nullable CompletableFuture<Void> offer;
  private volatile boolean isDropped;

  ShardPart(Shard shard, RenewedLease lease, BooleanSupplier isTotalKnown) {
    this.shard = shard;
    this.lease = lease;
    this.isTotalKnown = isTotalKnown;
  }

  Shard shard() {
    return shard;
  }

  @Override
  public void start(Listener listener) {
    lease.start(listener);
  }

  @Override
  public boolean isHeld() {
    return isUsable() && lease.isHeld();
  }

  @Override
  public Use use() {
    return isUsable() ? lease.use() : Use.NOT;
  }

  @Override
  public LeaseState state() {
    return isUsable() ? lease.state() : new LeaseState.Unknown();
  }

  @Override
  public void takeOver() {
    lease.takeOver();
  }

  @Override
  public synchronized CompletableFuture<Void> handOver() {
    CompletableFuture<Void> made = offer == null || isDeclined() ? lease.handOver() : offer;
    offer = made;
    return made;
  }

  /** Whether it is offered to another bot, or was until that one took it over. */
  synchronized boolean isOffered() {
    return offer != null;
  }

  /** Whether it was offered, and this bot has it still since no other one wants it. */
  synchronized boolean isDeclined() {
    return offer != null && offer.isDone() && lease.isHeld();
  }

  /** Whether it was offered, and this bot is to use it no more. */
  synchronized boolean isGone() {
    return offer != null && offer.isDone() && !lease.isHeld();
  }

  /** Takes the offer back. */
  synchronized void keep() {
    offer = null;
    lease.keep();
  }

  /** Gives it back where this bot has it, and does not wait for that. */
  @Override
  public void close() {
    isDropped = true;
    lease.close();
  }

  private boolean isUsable() {
    return !isDropped && (shard.isSingle() || isTotalKnown.getAsBoolean());
  }
}

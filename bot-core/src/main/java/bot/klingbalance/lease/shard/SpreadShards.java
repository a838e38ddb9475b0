package bot.klingbalance.lease.shard;

import bot.klingbalance.lease.LeaseMeans;
import bot.klingbalance.lease.LeaseState;
import bot.klingbalance.lease.LeaseStore.Wish;
import bot.klingbalance.lease.LeaseTimes;
import bot.klingbalance.lease.shard.ShardStore.Agreement;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shards of one of several bots, which looks regularly at what the others have. */
public final class SpreadShards implements ShardLeases {
  private static final Logger log = LoggerFactory.getLogger(SpreadShards.class);

  /** One look may meet a bot that has just agreed with the others and has not yet said so. */
  private static final int LOOKS_AT_A_STRANGER = 2;

  private final ShardNames names;
  private final String bot;
  private final ShardStore store;
  private final LeaseTimes times;
  private final LeaseMeans means;
  private final ShardParts parts;
  private int looksAtStranger;
  private boolean isUnreadable;

  /** None was asked for yet; {@code bot} is the name of this bot, and no other's. */
  public SpreadShards(
      ShardNames names, String bot, ShardStore store, LeaseTimes times, LeaseMeans means) {
    this.names = names;
    this.bot = bot;
    this.store = store;
    this.times = times;
    this.means = means;
    this.parts = new ShardParts(names, bot, store, times, means);
  }

  @Override
  public void start(Listener listener) {
    parts.tell(listener);
    means.asking().now(this::lookOnAndOn);
  }

  @Override
  public LeaseState state() {
    return parts.state();
  }

  @Override
  public int total() {
    return parts.total();
  }

  @Override
  public NavigableSet<Integer> held() {
    return parts.held();
  }

  @Override
  public CompletableFuture<Boolean> agree(int total, boolean isRequired) {
    CompletableFuture<Boolean> agreed = new CompletableFuture<>();
    means.asking().now(() -> agree(total, isRequired, agreed));
    return agreed;
  }

  @Override
  public void watchTotal(IntConsumer watcher) {
    parts.watchTotal(watcher);
  }

  @Override
  public CompletableFuture<Void> handOver() {
    CompletableFuture<Void> over = parts.handOver();
    // The others count this bot no more.
    means.asking().now(this::look);
    return over;
  }

  @Override
  public void close() {
    parts.close();
    means.asking().close(this::leave);
    means.watching().close(() -> {});
  }

  private void lookOnAndOn() {
    try {
      look();
    } finally {
      means.asking().after(pause(), this::lookOnAndOn);
    }
  }

  private Duration pause() {
    return total() == 1 ? times.renewal() : times.retry();
  }

  private void look() {
    long asked = means.nanos().getAsLong();
    try {
      ShardView view = ShardView.of(names, store.look(names));
      if (view.total() > 1) {
        appear();
      }
      tellIfUnreadable(view);
      looksAtStranger = view.isHeldAsWholeBeside(bot) ? looksAtStranger + 1 : 0;
      parts.settle(view, asked);
      if (looksAtStranger >= LOOKS_AT_A_STRANGER || isUnreadable) {
        boolean unused = store.agree(names, agreement(1, true));
      }
    } catch (StoreUnavailable untold) {
      // It goes on as it is for as long as what it was told last is to be trusted.
    }
  }

  /** Once, until there is a number again. */
  private void tellIfUnreadable(ShardView view) {
    if (!view.isReadable() && !isUnreadable) {
      log.warn(
          "The row {} of the table leases has no whole number from 1 to {}: it is passed over, and"
              + " the bots agree anew.",
          names.total(),
          ShardCount.MOST);
    }
    isUnreadable = !view.isReadable();
  }

  /** What this says is good for as long as a lease: a bot that died is not counted any more. */
  private void appear() {
    Wish wish = parts.isLeaving() ? Wish.HAND_OVER : Wish.HAVE;
    var unused = store.claim(names.bot(bot), bot, wish, times.lasts());
  }

  private void leave() {
    if (total() == 1) {
      return;
    }
    try {
      store.giveBack(names.bot(bot), bot);
    } catch (StoreUnavailable untold) {
      // It is seen by its silence.
    }
  }

  private void agree(int total, boolean isRequired, CompletableFuture<Boolean> agreed) {
    try {
      boolean isNew = store.agree(names, agreement(total, isRequired));
      look();
      boolean unused = agreed.complete(isNew);
    } catch (StoreUnavailable untold) {
      boolean unused = agreed.completeExceptionally(untold);
    }
  }

  private Agreement agreement(int total, boolean isRequired) {
    return new Agreement(bot, total(), total, isRequired, times.lasts());
  }
}

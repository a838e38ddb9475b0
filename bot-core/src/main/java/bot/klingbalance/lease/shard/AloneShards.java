package bot.klingbalance.lease.shard;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.lease.Lease;
import bot.klingbalance.lease.LeaseState;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a bot has that is alone. */
final class AloneShards implements ShardLeases {
  private final List<IntConsumer> watchers = new ArrayList<>();
  private @Nullable Listener listener;
  private int total = 1;

  @Override
  public synchronized void start(Listener told) {
    listener = told;
    begin(told);
  }

  @Override
  public LeaseState state() {
    return Lease.ALWAYS_HELD.state();
  }

  @Override
  public synchronized int total() {
    return total;
  }

  @Override
  public synchronized NavigableSet<Integer> held() {
    return IntStream.range(0, total).collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
  }

  @Override
  public synchronized CompletableFuture<Boolean> agree(int wanted, boolean isRequired) {
    Listener told = listener;
    if (wanted == total || told == null) {
      return completedFuture(false);
    }
    IntStream.range(0, total).forEach(each -> told.dropped(new Shard(each, total)));
    total = wanted;
    watchers.forEach(each -> each.accept(total));
    begin(told);
    return completedFuture(true);
  }

  @Override
  public synchronized void watchTotal(IntConsumer watcher) {
    watchers.add(watcher);
    watcher.accept(total);
  }

  @Override
  public CompletableFuture<Void> handOver() {
    return completedFuture(null);
  }

  @Override
  public void close() {
    // Nobody waits for them.
  }

  private void begin(Listener told) {
    for (int number = 0; number < total; number++) {
      told.asked(new Shard(number, total), Lease.ALWAYS_HELD).acquired();
    }
  }
}

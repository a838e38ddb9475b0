package bot.klingbalance.lease.shard;

import bot.klingbalance.lease.Lease;
import bot.klingbalance.lease.LeaseMeans;
import bot.klingbalance.lease.LeaseTimes;
import bot.klingbalance.store.FakeThread;
import bot.klingbalance.store.StoreThread;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A bot that works on a shard as soon as it may, by a test's clock. */
final class ShardBot {
  static final ShardNames NAMES = new ShardNames("gateway");

  private final SpreadShards shards;
  private final OwnTime thread;
  private final Map<Integer, Lease> leases = new TreeMap<>();
  private final NavigableSet<Integer> sessions = new TreeSet<>();
  private int totalOfSessions = 1;
  private int begun;

  ShardBot(String name, FakeShardStore store, FakeThread time, MovableClock clock) {
    this.thread = new OwnTime(time);
    this.shards =
        new SpreadShards(
            NAMES,
            name,
            store.of(name),
            LeaseTimes.DEFAULT,
            new LeaseMeans(thread, thread, () -> clock.instant().toEpochMilli() * 1_000_000));
  }

  ShardBot started() {
    shards.start(new Sessions());
    return this;
  }

  SpreadShards shards() {
    return shards;
  }

  /** Those with a session that may answer at this moment. */
  NavigableSet<Integer> answers() {
    NavigableSet<Integer> all = new TreeSet<>(sessions);
    all.removeIf(each -> use(each) == Lease.Use.NOT);
    return all;
  }

  /** Those for which it may answer, and no other one. */
  NavigableSet<Integer> answersAlone() {
    NavigableSet<Integer> all = new TreeSet<>(sessions);
    all.removeIf(each -> use(each) != Lease.Use.ALONE);
    return all;
  }

  private Lease.Use use(int shard) {
    return Optional.ofNullable(leases.get(shard)).map(Lease::use).orElse(Lease.Use.NOT);
  }

  int total() {
    return totalOfSessions;
  }

  /** How many sessions it has begun. */
  int begun() {
    return begun;
  }

  /** As one that is killed: it does nothing more, and says nothing. */
  void dies() {
    thread.isDead = true;
    sessions.clear();
  }

  private final class Sessions implements ShardLeases.Listener {
    @Override
    public Lease.Listener asked(Shard shard, Lease lease) {
      leases.put(shard.number(), lease);
      return new Lease.Listener() {
        @Override
        public void offered() {
          begin(shard);
          lease.takeOver();
        }

        @Override
        public void withdrawn() {
          sessions.remove(shard.number());
        }

        @Override
        public void acquired() {
          if (!sessions.contains(shard.number())) {
            begin(shard);
          }
        }

        @Override
        public void lost() {
          sessions.remove(shard.number());
        }
      };
    }

    @Override
    public void dropped(Shard shard) {
      sessions.remove(shard.number());
      leases.remove(shard.number());
    }

    private void begin(Shard shard) {
      begun++;
      sessions.add(shard.number());
      totalOfSessions = shard.total();
    }
  }

  /** Time that passes for this bot until it dies. */
  private static final class OwnTime implements StoreThread {
    private final FakeThread time;
    private boolean isDead;

    OwnTime(FakeThread time) {
      this.time = time;
    }

    @Override
    public void now(Runnable work) {
      time.now(() -> unlessDead(work));
    }

    @Override
    public void after(Duration wait, Runnable work) {
      time.after(wait, () -> unlessDead(work));
    }

    @Override
    public void close(Runnable last) {
      time.now(
          () -> {
            unlessDead(last);
            isDead = true;
          });
    }

    private void unlessDead(Runnable work) {
      if (!isDead) {
        work.run();
      }
    }
  }
}

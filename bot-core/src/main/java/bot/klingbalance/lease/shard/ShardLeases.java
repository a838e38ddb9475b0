package bot.klingbalance.lease.shard;

import bot.klingbalance.lease.Lease;
import bot.klingbalance.lease.LeaseState;
import java.util.NavigableSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/** The shards of some work as one bot has them. Safe for use by many threads. */
public interface ShardLeases {
  /** Those of a bot that is alone on its store: it has them all. */
  static ShardLeases alone() {
    return new AloneShards();
  }

  /** Begins to ask for them, and returns at once. */
  void start(Listener listener);

  /** What this bot has, taken together: it stands by where it has none. */
  LeaseState state();

  /** How many there are. */
  int total();

  /** Those that this bot has at this moment. Never blocks. */
  NavigableSet<Integer> held();

  /**
   * Has another number of them from now on, where that is possible. Never blocks.
   *
   * @param isRequired whether work goes on in no other way. Else it stays as it is while another
   *     bot has one of them
   * @return whether there are other shards from now on; ends exceptionally with a {@link
   *     bot.klingbalance.store.StoreUnavailable} when the store does not answer
   */
  CompletableFuture<Boolean> agree(int total, boolean isRequired);

  /** Tells {@code watcher} how many there are, now and when that changes. */
  void watchTotal(IntConsumer watcher);

  /**
   * Offers them all to the other bots, since this one ends; see {@link Lease#handOver}.
   *
   * @return done when this bot is to use none of them any more, or nobody wants the rest
   */
  CompletableFuture<Void> handOver();

  /** Gives them back and asks no more, without a word to the listener; some seconds at most. */
  void close();

  /** Is told which there are to ask for. Must not block for long. */
  interface Listener {
    /**
     * This bot asks for a shard from now on.
     *
     * @return told of what comes of it
     */
    Lease.Listener asked(Shard shard, Lease lease);

    /** It does no more, and has it no more. */
    void dropped(Shard shard);
  }
}

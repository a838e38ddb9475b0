package bot.klingbalance.lease.shard;

import bot.klingbalance.lease.LeaseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where bots agree on shards. */
public interface ShardStore extends LeaseStore {
  /**
   * The leases, and what else is written down, of some work. Blocks for some seconds at most.
   *
   * @throws bot.klingbalance.store.StoreUnavailable when the store does not answer
   */
  List<Row> look(ShardNames names);

  /**
   * Writes another number of shards down, where {@code agreement} fits what is there, or that is no
   * number. Blocks for some seconds at most.
   *
   * @return whether it did
   * @throws bot.klingbalance.store.StoreUnavailable when the store does not answer
   */
  boolean agree(ShardNames names, Agreement agreement);

  /**
   * What is written down of a lease. Times are those of the store's clock.
   *
   * @param age since {@code since}
   * @param heir empty where nobody is about to take it over
   */
  record Row(
      String name,
      String holder,
      Instant since,
      Duration age,
      boolean isValid,
      boolean isOffered,
      String heir) {}

  /**
   * Another number of shards.
   *
   * @param bot who wants it
   * @param isRequired whether also while another bot has a shard
   * @param lasts how long that bot may trust its lease. Where no other one has any, it is written
   *     down as so long ago
   */
  record Agreement(String bot, int before, int total, boolean isRequired, Duration lasts) {}
}

package bot.klingbalance.lease;

import java.time.Duration;

/** Where leases are written down. */
public interface LeaseStore {
  /**
   * Takes a lease that nobody has, or that has run out, and renews that of {@code holder}; blocks
   * for some seconds at most.
   *
   * @param lasts how long it is good for, by the store's clock
   * @throws bot.klingbalance.store.StoreUnavailable when the store does not answer
   */
  LeaseClaim claim(String name, String holder, Duration lasts);

  /**
   * Frees the lease where {@code holder} has it.
   *
   * @throws bot.klingbalance.store.StoreUnavailable when the store does not answer
   */
  void giveBack(String name, String holder);
}

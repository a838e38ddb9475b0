package bot.klingbalance.lease;

import java.time.Duration;

/** Where leases are written down. */
public interface LeaseStore {
  /** What a bot wants of a lease. */
  enum Wish {
    /** To have it, and to keep it. */
    HAVE,
    /** To keep it until another bot takes it over. */
    HAND_OVER,
    /** To have it, also where it is another's: that one offers it, and this bot is the heir. */
    TAKE_OVER
  }

  /**
   * Takes a lease that nobody has, or that has run out, and renews that of {@code bot}. Where
   * another bot offers its own, {@code bot} becomes the heir, unless there is one. Blocks for some
   * seconds at most.
   *
   * @param lasts how long it is good for, by the store's clock, or how long the bot is the heir
   * @throws bot.klingbalance.store.StoreUnavailable when the store does not answer
   */
  LeaseClaim claim(String name, String bot, Wish wish, Duration lasts);

  /**
   * Frees the lease where {@code holder} has it.
   *
   * @throws bot.klingbalance.store.StoreUnavailable when the store does not answer
   */
  void giveBack(String name, String holder);
}

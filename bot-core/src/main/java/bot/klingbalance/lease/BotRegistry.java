package bot.klingbalance.lease;

import java.time.Instant;

/** Where bots on one store say that they are there. */
public interface BotRegistry {
  /**
   * The bot is alive; those that were not since {@code forgotten} are forgotten.
   *
   * @throws bot.klingbalance.store.StoreUnavailable when the store does not answer
   */
  void seen(BotInstance bot, Instant forgotten);

  /**
   * The bot ends.
   *
   * @throws bot.klingbalance.store.StoreUnavailable when the store does not answer
   */
  void gone(String id);
}

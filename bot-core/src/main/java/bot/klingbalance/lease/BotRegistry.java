package bot.klingbalance.lease;

import java.time.Duration;

/** Where bots on one store say that they are there. */
public interface BotRegistry {
  /**
   * The bot is alive, at the moment that the store's clock shows.
   *
   * @param forgotten those that were silent for so long are forgotten
   * @throws bot.klingbalance.store.StoreUnavailable when the store does not answer
   */
  void seen(BotInstance bot, Duration forgotten);

  /**
   * The bot ends.
   *
   * @throws bot.klingbalance.store.StoreUnavailable when the store does not answer
   */
  void gone(String id);
}

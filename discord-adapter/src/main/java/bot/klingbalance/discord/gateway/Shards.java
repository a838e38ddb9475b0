package bot.klingbalance.discord.gateway;

import bot.klingbalance.lease.shard.ShardCount;
import java.util.Optional;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Into how many sessions Discord would have the bot's servers spread: {@code docs/events/gateway},
 * Sharding.
 *
 * @param recommended by Discord, but not more than the bots begin
 * @param isTooMany whether Discord recommends more
 */
record Shards(int recommended, boolean isTooMany) {
  /** What {@code gateway/bot} tells. */
  static Shards of(DataObject gateway) {
    int told = gateway.getInt("shards", 1);
    return new Shards(Math.min(ShardCount.MOST, Math.max(1, told)), told > ShardCount.MOST);
  }

  /** What is to be said of it; nothing where one is enough. */
  Optional<String> sentence() {
    if (isTooMany) {
      return Optional.of(
          "It recommends more shards than %1$d for as many servers as the bot is in; the bots begin %1$d."
              .formatted(ShardCount.MOST));
    }
    return recommended == 1
        ? Optional.empty()
        : Optional.of(
            "It recommends %d (shards) for as many servers as the bot is in; the bots begin so many when none of them has one, or when Discord takes no fewer."
                .formatted(recommended));
  }
}

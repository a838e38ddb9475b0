package bot.klingbalance.discord.gateway;

import java.util.Optional;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Into how many sessions Discord would have the bot's servers spread: {@code docs/events/gateway},
 * Sharding.
 *
 * @param recommended by Discord
 */
record Shards(int recommended) {
  /** What {@code gateway/bot} tells. */
  static Shards of(DataObject gateway) {
    return new Shards(Math.max(1, gateway.getInt("shards", 1)));
  }

  /** What is to be said of it; nothing where one is enough. */
  Optional<String> sentence() {
    return recommended == 1
        ? Optional.empty()
        : Optional.of(
            "It recommends %d (shards) for as many servers as the bot is in; the bots begin so many when none of them has one, or when Discord takes no fewer."
                .formatted(recommended));
  }
}

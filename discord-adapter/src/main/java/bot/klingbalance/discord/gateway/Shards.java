package bot.klingbalance.discord.gateway;

import java.util.Optional;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Into how many sessions Discord would have the bot's servers spread: {@code docs/events/gateway},
 * Sharding. This bot has one session for all; its lease is named for shard 0.
 *
 * @param recommended by Discord
 */
record Shards(int recommended) {
  private static final Logger log = LoggerFactory.getLogger(Shards.class);

  /** What {@code gateway/bot} tells. */
  static Shards of(DataObject gateway) {
    return new Shards(gateway.getInt("shards", 1));
  }

  /** What is to be said of it; nothing where one is enough. */
  Optional<String> advice() {
    return recommended <= 1
        ? Optional.empty()
        : Optional.of(
            "Discord recommends %d sessions (shards) for as many servers as the bot is in, and it has one."
                    .formatted(recommended)
                + " With more than 2,500 servers Discord refuses that. Take the bot out of servers that it"
                + " need not serve.");
  }

  /** The same in the log. */
  void log() {
    advice().ifPresent(log::warn);
  }
}

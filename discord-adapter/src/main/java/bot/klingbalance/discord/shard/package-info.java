/**
 * The bot's sessions with Discord's gateway: one, or one for each shard that this bot has of those
 * that Discord spreads the servers over.
 */
@NullMarked
package bot.klingbalance.discord.shard;

import org.jspecify.annotations.NullMarked;

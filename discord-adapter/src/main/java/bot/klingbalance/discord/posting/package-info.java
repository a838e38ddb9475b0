/**
 * What the bot posts to a Discord channel by itself, each message once, and what Discord's answer
 * means for whoever runs the bot.
 */
@NullMarked
package bot.klingbalance.discord.posting;

import org.jspecify.annotations.NullMarked;

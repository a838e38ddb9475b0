/**
 * How a message of the bot looks on Discord: pure functions from {@link
 * bot.klingbalance.message.ChatMessage} to an embed that keeps every limit and lets no foreign text
 * format, link or mention.
 */
@NullMarked
package bot.klingbalance.discord.rendering;

import org.jspecify.annotations.NullMarked;

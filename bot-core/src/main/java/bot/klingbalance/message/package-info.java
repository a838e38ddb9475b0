/**
 * What the bot says, as values: a message that knows no platform, and the pure functions that make
 * each message of the bot.
 *
 * <p>Whatever came from a person, from Kling or from useapi.net stands in a message as plain text
 * only, cleaned by {@link bot.klingbalance.message.Text#foreign}; each chat escapes plain text for
 * itself.
 */
@NullMarked
package bot.klingbalance.message;

import org.jspecify.annotations.NullMarked;

/**
 * The bot on Discord: what members type and press comes in through JDA, and the dispatcher's
 * answers go out within Discord's three seconds.
 */
@NullMarked
package bot.klingbalance.discord;

import org.jspecify.annotations.NullMarked;

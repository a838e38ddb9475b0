/**
 * The bot on Discord: JDA delivers what members type and press, and the dispatcher's answers, or
 * acknowledgements, go out within Discord's three seconds.
 */
@NullMarked
package bot.klingbalance.discord;

import org.jspecify.annotations.NullMarked;

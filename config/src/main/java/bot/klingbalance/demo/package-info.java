/**
 * The bot without a token or a network: a simulated useapi.net with accounts in every state, and a
 * prompt at which the commands answer as they would in a chat.
 */
@NullMarked
package bot.klingbalance.demo;

import org.jspecify.annotations.NullMarked;

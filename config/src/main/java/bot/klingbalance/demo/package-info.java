/**
 * The world of the bot without a token or a network: a simulated useapi.net with accounts in every
 * state, and a clock that a person can put forward to see what the coming days bring.
 */
@NullMarked
package bot.klingbalance.demo;

import org.jspecify.annotations.NullMarked;

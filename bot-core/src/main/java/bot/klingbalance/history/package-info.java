/**
 * What an account had over time, and what follows from it: how fast it is used, when it runs out,
 * what will expire unused. Pure functions of readings, and the door to where readings are kept;
 * only {@code account} is known here.
 */
@NullMarked
package bot.klingbalance.history;

import org.jspecify.annotations.NullMarked;

/**
 * When an account's credits run out, and what expires unused: pure functions of the recorded
 * readings.
 */
@NullMarked
package bot.klingbalance.forecast;

import org.jspecify.annotations.NullMarked;

/**
 * How others see that the bot is well: a door of its own that says whether it is alive, ready and
 * what it has done so far, and a call outwards after each check, so that its silence is noticed.
 * Counts and states only: no address, no channel and no person is named.
 */
@NullMarked
package bot.klingbalance.health;

import org.jspecify.annotations.NullMarked;

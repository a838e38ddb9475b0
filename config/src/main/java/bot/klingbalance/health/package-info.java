/**
 * How others see that the bot is well: a door of its own that says whether it is alive, ready and
 * what it has done so far, and a call outwards after each check, so that its silence is noticed.
 * Counts and states only: no channel and no person is named, and no account unless the settings
 * want it.
 */
@NullMarked
package bot.klingbalance.health;

import org.jspecify.annotations.NullMarked;

/**
 * A Kling account and what is left on it: the values that the whole bot speaks of, and the door
 * through which they are asked for.
 */
@NullMarked
package bot.klingbalance.account;

import org.jspecify.annotations.NullMarked;

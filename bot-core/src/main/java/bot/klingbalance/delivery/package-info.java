/**
 * What happens by itself each day: a channel's accounts are read, what is to be told is decided and
 * written down, and a courier brings it to the channel until the platform has confirmed it.
 *
 * <p>The bot may die between any two steps: what was written down is taken up again.
 */
@NullMarked
package bot.klingbalance.delivery;

import org.jspecify.annotations.NullMarked;

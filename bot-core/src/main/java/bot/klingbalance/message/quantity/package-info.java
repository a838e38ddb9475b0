/** How many of something there are, in words. Pure. */
@NullMarked
package bot.klingbalance.message.quantity;

import org.jspecify.annotations.NullMarked;

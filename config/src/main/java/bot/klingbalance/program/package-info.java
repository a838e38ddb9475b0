/** The composition root: makes the objects of the bot and joins them. */
@NullMarked
package bot.klingbalance.program;

import org.jspecify.annotations.NullMarked;

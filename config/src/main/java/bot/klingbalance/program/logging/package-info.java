/**
 * The log: what of it is told, in which form, and nothing of it that could be used against anybody.
 */
@NullMarked
package bot.klingbalance.program.logging;

import org.jspecify.annotations.NullMarked;

/**
 * Checks of a channel: its watched accounts are read, findings are decided, and what is to be told
 * is written to the outbox.
 *
 * <p>The decision itself is pure and stands in {@code digest}; this package reads before and writes
 * after it.
 */
@NullMarked
package bot.klingbalance.check;

import org.jspecify.annotations.NullMarked;

/**
 * What the core says about storage in general: that it may be unavailable, how an answer says so,
 * and the thread that may wait for it. The storage itself is in {@code database}.
 */
@NullMarked
package bot.klingbalance.store;

import org.jspecify.annotations.NullMarked;

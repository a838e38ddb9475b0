/**
 * How a warning is worded: what each finding says in a channel, and what is to be done about it.
 */
@NullMarked
package bot.klingbalance.digest.wording;

import org.jspecify.annotations.NullMarked;

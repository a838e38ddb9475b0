/**
 * How readings come to be kept: whatever an account answers, be it to a person or to the bot, is
 * noted by a recorder; and an account that is watched is asked in an even rhythm, so that its
 * history has no gaps.
 */
@NullMarked
package bot.klingbalance.polling;

import org.jspecify.annotations.NullMarked;

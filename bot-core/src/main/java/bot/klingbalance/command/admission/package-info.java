/**
 * Whose questions are answered at all, whatever is asked: nobody's who is a guest, uses up the bot
 * for others, or presses what is being answered already.
 */
@NullMarked
package bot.klingbalance.command.admission;

import org.jspecify.annotations.NullMarked;

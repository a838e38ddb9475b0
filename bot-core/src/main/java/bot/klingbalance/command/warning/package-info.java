/** The buttons under a daily warning: refresh and snooze. */
@NullMarked
package bot.klingbalance.command.warning;

import org.jspecify.annotations.NullMarked;

/** The buttons under a daily warning: refresh, snooze, and who deals with it. */
@NullMarked
package bot.klingbalance.command.warning;

import org.jspecify.annotations.NullMarked;

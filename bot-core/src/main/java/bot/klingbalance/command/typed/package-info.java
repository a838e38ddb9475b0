/** What people type, read forgivingly: the same for every command, option, form and chat. */
@NullMarked
package bot.klingbalance.command.typed;

import org.jspecify.annotations.NullMarked;

/**
 * The terminal as a chat of the bot: it renders a message with colour on a terminal and plainly
 * into a pipe, and answers at a prompt what is typed there.
 */
@NullMarked
package bot.klingbalance.terminal;

import org.jspecify.annotations.NullMarked;

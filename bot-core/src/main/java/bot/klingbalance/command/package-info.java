/**
 * What people ask in a chat. An adapter brings each command and each press of a button to the
 * {@link bot.klingbalance.command.CommandDispatcher}; each command has a package of its own with
 * its request, its answer and the code between them.
 */
@NullMarked
package bot.klingbalance.command;

import org.jspecify.annotations.NullMarked;

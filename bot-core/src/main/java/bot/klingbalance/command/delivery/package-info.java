/** Whether warnings reach a channel, and sending again those that did not: for people who ask. */
@NullMarked
package bot.klingbalance.command.delivery;

import org.jspecify.annotations.NullMarked;

/**
 * Pictures of a chart for Discord, which draws none itself: a PNG beside the message, drawn on a
 * thread of its own, or left out where the machine cannot draw.
 */
@NullMarked
package bot.klingbalance.discord.drawing;

import org.jspecify.annotations.NullMarked;

/**
 * Draws charts as pictures, since Discord has no charts of its own: a PNG attached to the message,
 * drawn on a thread of its own, or none where the machine cannot draw.
 */
@NullMarked
package bot.klingbalance.discord.drawing;

import org.jspecify.annotations.NullMarked;

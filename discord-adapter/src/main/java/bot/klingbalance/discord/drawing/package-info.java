/**
 * Draws charts as pictures, since Discord has no charts of its own: a PNG attached to the message,
 * drawn on a thread of its own, or none where the machine cannot draw.
 *
 * <p>It is drawn by hand since the library that drew it before, XChart 4.0.3, draws each pair of
 * points as a line of its own, so that a line of hourly points is never dashed; its labels lie on
 * one another and on the title; and it takes half as long again (4.8 ms against 3.2).
 */
@NullMarked
package bot.klingbalance.discord.drawing;

import org.jspecify.annotations.NullMarked;

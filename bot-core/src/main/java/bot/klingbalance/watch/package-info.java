/**
 * What a channel wants to be warned of, at what time of its day, and whether it wants a weekly
 * report: the watches of the settings and those that people make in chat.
 */
@NullMarked
package bot.klingbalance.watch;

import org.jspecify.annotations.NullMarked;

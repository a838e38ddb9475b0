/**
 * What a channel wants to be warned of, and at what time of its day: the watches of the settings
 * and those that people make in chat.
 */
@NullMarked
package bot.klingbalance.watch;

import org.jspecify.annotations.NullMarked;

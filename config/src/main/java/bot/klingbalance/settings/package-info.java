/** The settings, as values that are right. */
@NullMarked
package bot.klingbalance.settings;

import org.jspecify.annotations.NullMarked;

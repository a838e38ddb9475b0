/** The tables of what accounts were used for. */
@NullMarked
package bot.klingbalance.database.usage;

import org.jspecify.annotations.NullMarked;

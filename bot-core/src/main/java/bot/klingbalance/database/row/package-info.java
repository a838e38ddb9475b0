/** Rows of any table, of which some may hold what this bot did not write. */
@NullMarked
package bot.klingbalance.database.row;

import org.jspecify.annotations.NullMarked;

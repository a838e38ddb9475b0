/** The table {@code kept_weeks}: what accounts had over time, packed a week a row. */
@NullMarked
package bot.klingbalance.database.history;

import org.jspecify.annotations.NullMarked;

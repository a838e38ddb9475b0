/** Leases, sessions and bots in the database. */
@NullMarked
package bot.klingbalance.database.lease;

import org.jspecify.annotations.NullMarked;

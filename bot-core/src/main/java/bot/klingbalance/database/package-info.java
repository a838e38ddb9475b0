/**
 * What the bot keeps, in SQLite or PostgreSQL.
 *
 * <p>The SQL is the same for both as far as possible: text, and instants as milliseconds since
 * 1970. Each table has one class that knows it. A failure of the machine, such as a full disk or a
 * lost server, comes as a {@link bot.klingbalance.store.StoreUnavailable}.
 */
@NullMarked
package bot.klingbalance.database;

import org.jspecify.annotations.NullMarked;

/**
 * What the bot must not forget, kept in SQLite or PostgreSQL.
 *
 * <p>The SQL is the same for both as far as possible: text, and instants as milliseconds since
 * 1970. Each table has one class that knows it. Whatever fails for want of the machine, such as a
 * full disk or a lost server, comes as a {@link bot.klingbalance.store.StoreUnavailable}.
 */
@NullMarked
package bot.klingbalance.database;

import org.jspecify.annotations.NullMarked;

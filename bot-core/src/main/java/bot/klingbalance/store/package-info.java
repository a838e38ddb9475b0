/**
 * What the bot must not forget, kept in SQLite or PostgreSQL: the watches, the state that each
 * check leaves behind, the outbox, and what accounts had over time.
 *
 * <p>The SQL is the same for both as far as it goes: text, and instants as milliseconds since 1970.
 * Each table has one class that knows it. Whatever fails for want of the machine, such as a full
 * disk or a lost server, comes as a {@link bot.klingbalance.watch.StoreUnavailable}.
 */
@NullMarked
package bot.klingbalance.store;

import org.jspecify.annotations.NullMarked;

/**
 * What several bots on one PostgreSQL agree on: the tables of {@code V10__several_bots.sql}, each
 * with one class that knows it. SQLite has one bot, so nothing here is used there.
 *
 * <p>All times are those of the server, so that bots whose clocks differ agree.
 */
@NullMarked
package bot.klingbalance.database.replica;

import org.jspecify.annotations.NullMarked;

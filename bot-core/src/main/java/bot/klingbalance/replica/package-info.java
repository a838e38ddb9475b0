/**
 * What several bots on one database agree on while they run: which of them answers a request, how
 * often a person has asked, who asks useapi.net, and whom a chat has recognised. A bot that is
 * alone, on SQLite, asks nobody: its {@link bot.klingbalance.replica.Replicas#NONE} answer at once.
 */
@NullMarked
package bot.klingbalance.replica;

import org.jspecify.annotations.NullMarked;

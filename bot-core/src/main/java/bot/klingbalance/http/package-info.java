/**
 * The HTTP servers that the bot opens itself, the rules which addresses may get a token, and what
 * every HTTP client of the bot reads alike.
 */
@NullMarked
package bot.klingbalance.http;

import org.jspecify.annotations.NullMarked;

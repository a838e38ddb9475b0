/** The HTTP servers that the bot opens itself, and the rules which addresses may get a token. */
@NullMarked
package bot.klingbalance.http;

import org.jspecify.annotations.NullMarked;

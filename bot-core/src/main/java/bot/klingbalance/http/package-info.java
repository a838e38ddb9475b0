/** HTTP servers that the bot opens itself, on the server that comes with Java. */
@NullMarked
package bot.klingbalance.http;

import org.jspecify.annotations.NullMarked;

/** Servers that the bot opens itself, on the server that comes with Java. */
@NullMarked
package bot.klingbalance.serving;

import org.jspecify.annotations.NullMarked;

/** Tokens and the like: values that are used, and never shown; and hashes that stand for a text. */
@NullMarked
package bot.klingbalance.secret;

import org.jspecify.annotations.NullMarked;

/** Tokens and the like: values that are used, and never shown. */
@NullMarked
package bot.klingbalance.secret;

import org.jspecify.annotations.NullMarked;

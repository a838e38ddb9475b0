/** {@code /kling-balance}: one account in full, or all of them in an overview. */
@NullMarked
package bot.klingbalance.command.balance;

import org.jspecify.annotations.NullMarked;

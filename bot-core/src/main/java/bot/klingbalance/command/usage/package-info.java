/** {@code /kling-usage}: what was spent, when, and on what. */
@NullMarked
package bot.klingbalance.command.usage;

import org.jspecify.annotations.NullMarked;

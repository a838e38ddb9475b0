/** {@code /kling-watch}: which accounts a channel is warned of, and when. */
@NullMarked
package bot.klingbalance.command.watch;

import org.jspecify.annotations.NullMarked;

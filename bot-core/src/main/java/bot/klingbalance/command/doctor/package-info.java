/** {@code /kling-watch doctor}: whether the bot can do its work, for the person who asks. */
@NullMarked
package bot.klingbalance.command.doctor;

import org.jspecify.annotations.NullMarked;

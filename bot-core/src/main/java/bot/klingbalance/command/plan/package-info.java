/** {@code /kling-plan}: whether so many clips can be rendered, and on which account. */
@NullMarked
package bot.klingbalance.command.plan;

import org.jspecify.annotations.NullMarked;

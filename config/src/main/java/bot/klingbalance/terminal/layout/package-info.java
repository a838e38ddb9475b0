/** How wide a terminal is, and how lines and tables fit it. */
@NullMarked
package bot.klingbalance.terminal.layout;

import org.jspecify.annotations.NullMarked;

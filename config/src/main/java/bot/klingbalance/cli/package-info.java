/** The command line: {@code main}, and a class for each subcommand. */
@NullMarked
package bot.klingbalance.cli;

import org.jspecify.annotations.NullMarked;

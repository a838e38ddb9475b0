/** The program: its subcommands, and the one place where all objects are made and joined. */
@NullMarked
package bot.klingbalance.program;

import org.jspecify.annotations.NullMarked;

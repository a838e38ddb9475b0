/** A bot as one of several on a database. */
@NullMarked
package bot.klingbalance.program.replica;

import org.jspecify.annotations.NullMarked;

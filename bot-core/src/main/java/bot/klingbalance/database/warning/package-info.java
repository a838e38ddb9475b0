/** The tables of watches, of what each check left behind, and of the outbox. */
@NullMarked
package bot.klingbalance.database.warning;

import org.jspecify.annotations.NullMarked;

/** Packs of credits that can be bought, and which of them to buy to bring what is missing. */
@NullMarked
package bot.klingbalance.pack;

import org.jspecify.annotations.NullMarked;

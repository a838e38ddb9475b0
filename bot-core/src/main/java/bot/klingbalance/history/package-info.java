/**
 * What an account had over time: its readings, the changes between two of them, how long readings
 * are kept, and the port to where they are kept. Only {@code account} is known here.
 */
@NullMarked
package bot.klingbalance.history;

import org.jspecify.annotations.NullMarked;

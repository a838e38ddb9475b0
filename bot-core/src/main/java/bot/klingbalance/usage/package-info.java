/**
 * What was spent and what for: credits a day from the readings, and jobs from the statistics of
 * useapi.net, which are read once a quarter of an hour at most and kept when a day is over.
 */
@NullMarked
package bot.klingbalance.usage;

import org.jspecify.annotations.NullMarked;

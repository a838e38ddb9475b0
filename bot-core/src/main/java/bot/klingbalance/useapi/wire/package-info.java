/**
 * One request to useapi.net and the reading of its answer, of which every field may be missing,
 * null or of the wrong type.
 */
@NullMarked
package bot.klingbalance.useapi.wire;

import org.jspecify.annotations.NullMarked;

/**
 * Posting into channels: the port that the core delivers through, how a delivery is found again,
 * and whether a channel can be posted in.
 */
@NullMarked
package bot.klingbalance.slack.posting;

import org.jspecify.annotations.NullMarked;

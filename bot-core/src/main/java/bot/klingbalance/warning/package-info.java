/**
 * What a channel is told once a day, and only when something needs doing: findings are decided
 * purely from readings, limits and what is remembered; the digest of them is written down before it
 * is sent, and settled when the platform has confirmed it.
 */
@NullMarked
package bot.klingbalance.warning;

import org.jspecify.annotations.NullMarked;

/**
 * Transactional outbox: a digest is written down before it is sent, and sent until the platform has
 * confirmed it.
 *
 * <p>The bot may die between any two steps; what was written down is taken up again.
 */
@NullMarked
package bot.klingbalance.outbox;

import org.jspecify.annotations.NullMarked;

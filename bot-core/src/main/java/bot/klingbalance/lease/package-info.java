/**
 * What one of several bots has at a time, and which bots there are.
 *
 * <p>A lease is a row with times rather than a lock of a session: a bot that was killed, frozen or
 * cut off loses it by the same rule, also behind a pooler such as pgbouncer, which hands a
 * session's lock to others; and the row says who has it since when. The row runs out by the
 * database's clock. Its holder trusts only its own monotonic clock, from a moment before it asked
 * for the lease, and less long than the row is good for: it knows that it lost the lease before
 * another can take it, whatever the clocks of the machines say.
 */
@NullMarked
package bot.klingbalance.lease;

import org.jspecify.annotations.NullMarked;

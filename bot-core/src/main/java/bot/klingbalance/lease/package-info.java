/**
 * What one of several bots has at a time, and which bots there are.
 *
 * <p>A lease is a row with times rather than a lock of a session: a bot that was killed, frozen or
 * cut off loses it by the same rule, also behind a pooler such as pgbouncer, which hands a
 * session's lock to others; and the row says who has it since when. The row runs out by the
 * database's clock. Its holder trusts only its own monotonic clock, from a moment before it asked
 * for the lease, and less long than the row is good for: it knows that it lost the lease before
 * another can take it, whatever the clocks of the machines say.
 *
 * <p>A holder that ends, or has too much, offers its lease and goes on using it. One of those that
 * stand by becomes the heir, prepares itself, and takes the lease over when it is ready; from then
 * until the other one has seen it both use it, and claim each thing before they do it ({@link
 * Lease.Use}). Both go by the time that they trust: the one that ended uses it no more before the
 * heir stops claiming.
 */
@NullMarked
package bot.klingbalance.lease;

import org.jspecify.annotations.NullMarked;

/**
 * Work of several parts, called shards, that the bots on a store spread over themselves: a lease
 * for each.
 *
 * <p>How many there are is agreed in the store. Where it changes, each bot ends its parts of the
 * old number as soon as it sees that, and nobody begins one of the new number before every bot
 * either has seen it or trusts its leases no more: so no work is done twice under two numbers.
 */
@NullMarked
package bot.klingbalance.lease.shard;

import org.jspecify.annotations.NullMarked;

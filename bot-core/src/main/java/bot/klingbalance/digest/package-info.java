/**
 * The digest: what a channel is told once a day, or at once when an account turns critical. It is
 * decided from findings and rendered as a message. Pure: the outbox keeps it and delivers it.
 */
@NullMarked
package bot.klingbalance.digest;

import org.jspecify.annotations.NullMarked;

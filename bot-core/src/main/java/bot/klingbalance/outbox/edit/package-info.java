/**
 * Edits of messages that stand in a channel, for what has changed since: written down with the
 * change itself, and made until the platform has confirmed them. Where the platform refuses them,
 * such as for a message that somebody deleted, none follows; where the message is old and a day of
 * tries did not work, the next change is tried again.
 */
@NullMarked
package bot.klingbalance.outbox.edit;

import org.jspecify.annotations.NullMarked;

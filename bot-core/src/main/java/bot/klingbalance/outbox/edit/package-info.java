/**
 * Edits of messages that stand in a channel, for what has changed since: written down with the
 * change itself, made until the platform has confirmed them, and given up only where the platform
 * refuses them, such as for a message that somebody deleted.
 */
@NullMarked
package bot.klingbalance.outbox.edit;

import org.jspecify.annotations.NullMarked;

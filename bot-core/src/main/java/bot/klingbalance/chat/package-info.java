/**
 * Where the core and a chat meet: the dispatcher to which an adapter brings what a person typed or
 * pressed, and the port through which the core posts.
 *
 * <p>An adapter translates and classifies. It never decides, never retries and never sees what
 * useapi.net answered.
 */
@NullMarked
package bot.klingbalance.chat;

import org.jspecify.annotations.NullMarked;

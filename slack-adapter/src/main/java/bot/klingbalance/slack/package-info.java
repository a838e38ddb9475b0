/**
 * Slack as one of the chats: what people type, press and fill in there is brought to the front
 * dispatcher, and what comes back is shown to them; and the port through which the core posts into
 * channels.
 *
 * <p>Two doors lead in, a WebSocket that the bot opens ({@code SocketModeClient}) and a server that
 * Slack calls ({@code HttpEndpoint}). Behind both stands the same Bolt {@code App}. A handler never
 * waits: it acknowledges at once, with the answer where it is at hand, and otherwise the answer
 * follows to the request's {@code response_url}.
 *
 * <p>Bolt never learns the bot's token, since its contexts print it; calls of Slack's Web API go
 * through {@code WebApi}, which waits on no thread.
 */
@NullMarked
package bot.klingbalance.slack;

import org.jspecify.annotations.NullMarked;

/**
 * How events come in: over a WebSocket that the bot opens ({@code SocketModeClient}), or over HTTP
 * ({@code HttpEndpoint}). Both hand each request to the same Bolt {@code App} and send its
 * acknowledgement back.
 */
@NullMarked
package bot.klingbalance.slack.connection;

import org.jspecify.annotations.NullMarked;

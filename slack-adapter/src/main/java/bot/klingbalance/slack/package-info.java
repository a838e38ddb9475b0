/**
 * Slack as one of the chats: what people type, press and fill in there is brought to the core's
 * dispatcher, and the reply is shown to them; and the port through which the core posts into
 * channels.
 *
 * <p>Slack reaches the bot in two ways, over a WebSocket that the bot opens ({@code
 * SocketModeClient}) and over a server that Slack calls ({@code HttpEndpoint}). Both use the same
 * Bolt {@code App}. A handler never waits: it acknowledges at once, with the answer where it is at
 * hand, and otherwise the answer follows to the request's {@code response_url}.
 *
 * <p><b>What is Bolt's and what is not.</b> Bolt verifies signatures, parses requests and finds the
 * handler. It never learns the bot's token, since its contexts print it ({@code
 * SecretsStayOutOfLogsTest}). Slack's clients for Socket Mode and for the Web API are not used, nor
 * are Bolt's servers; the packages {@code connection} and {@code webapi} say why, each with the
 * test that shows it.
 */
@NullMarked
package bot.klingbalance.slack;

import org.jspecify.annotations.NullMarked;

/**
 * How events come in: over a WebSocket that the bot opens ({@code SocketModeClient}), or over HTTP
 * ({@code HttpEndpoint}). Both hand each request to the same Bolt {@code App} and send its
 * acknowledgement back. {@code Connections} opens and closes them.
 *
 * <p><b>Why not Slack's own {@code SocketModeClient}.</b> Version 1.51 of it was run on the stories
 * of {@code SocketModeClientTest}. It opens the new session before the old one is closed. After one
 * {@code "ok": false}, or one answer that is no JSON, at a reconnect it never tries again and logs
 * nothing. So these fail with it: {@code theOldSessionIsClosedBeforeAnotherOneIsOpened}, {@code
 * aTokenThatIsRevokedWhileRunningIsSaidOnceAndTriedSlowly} and {@code
 * aSlackThatSaysNoHelloIsLeftAndTriedAgain}. {@code findings/slack-socket-mode-gives-up.sh} shows
 * the second point alone.
 *
 * <p>Besides, all its envelopes run on one thread; its {@code close()} interrupts a handler and
 * loses that acknowledgement; and it takes 310 ms of processor time in 10 s of idling, where this
 * one takes 10 ms.
 *
 * <p><b>Why not Bolt's server.</b> Checking the signature, parsing and dispatching are Bolt's here
 * too. Only the server is not: Bolt has none without Jetty or a servlet container. And Bolt's own
 * middleware checks the signature after the body was parsed, where {@code SignedRequests} checks it
 * before ({@code HttpEndpointTest}: {@code aWrongSignatureReachesNoHandler}, {@code
 * anUnsignedRequestIsRefused}, {@code aBodyThatIsTooLargeIsNotRead}).
 */
@NullMarked
package bot.klingbalance.slack.connection;

import org.jspecify.annotations.NullMarked;

/**
 * Slack's Web API over the HTTP client of the process. A call waits on no thread; what comes of it
 * is a sealed {@code ApiResult}.
 *
 * <p><b>Why not Slack's own client.</b> Version 1.51 of it has its calls repeated behind the
 * caller's back: OkHttp sends its form body again after a status 408, after a 503 with {@code
 * Retry-After: 0}, and after a connection that was cut where the host has two addresses. A message
 * then stands in the channel twice, and the caller sees one success. {@code OneShotBody} is never
 * repeated ({@code SlackPortTest.anAnswerAfterWhichHttpClientsAskAgainLeavesOneMessage}; for
 * answers {@code
 * FollowUpAnswersTest.anAnswerIsNotSentAgainAfterATimeoutOnTheWaySinceItMayHaveArrived}; for
 * Slack's client {@code findings/slack-post-sent-twice.sh}).
 *
 * <p>Besides, a call of {@code MethodsClient} holds a thread, where every handler here must return
 * at once ({@code HttpEndpointTest} and {@code SocketModeClientTest}: {@code
 * aSlowUpstreamIsAcknowledgedAtOnceAndAnsweredWhenItIsThere}). {@code AsyncMethodsClient} calls
 * {@code auth.test} in the caller's thread and, with its statistics off, repeats a call at once
 * after a 429 ({@code findings/slack-async-ignores-retry-after.sh}). The first two calls of it cost
 * 300 to 370 ms of processor time and 425 classes; here they cost 10 to 20 ms and 79.
 */
@NullMarked
package bot.klingbalance.slack.webapi;

import org.jspecify.annotations.NullMarked;

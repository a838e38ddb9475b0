/**
 * Slack's Web API over the HTTP client of the process. A call waits on no thread; what comes of it
 * is a sealed {@code ApiResult}.
 */
@NullMarked
package bot.klingbalance.slack.webapi;

import org.jspecify.annotations.NullMarked;

package bot.klingbalance.slack.webapi;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** What came of a call of Slack's Web API. */
public sealed interface ApiResult {
  /**
   * {@code "ok": true}.
   *
   * @param scopes those of the token, where Slack told
   */
  record Answer(JsonObject body, Optional<String> scopes) implements ApiResult {}

  /**
   * Slack understood and declined; the same call will be declined again.
   *
   * @param code its {@code error}, or {@code http_404} and the like where it gave none
   * @param needed the scope that is missing, or empty
   */
  record Refusal(String code, String needed) implements ApiResult {}

  /**
   * Slack could not be asked, or not now.
   *
   * @param after how long to wait at least; zero when Slack did not say
   * @param mayHaveWorked whether the call may have had its effect all the same
   * @param why for the log
   */
  record Trouble(Duration after, boolean mayHaveWorked, String why) implements ApiResult {}
}

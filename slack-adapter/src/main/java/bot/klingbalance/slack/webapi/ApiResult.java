package bot.klingbalance.slack.webapi;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What came of a call of Slack's Web API. */
public sealed interface ApiResult {
  /** Applies the function for the case that this is. */
  <T> T match(
      Function<Answer, T> ifAnswered,
      Function<Refusal, T> ifRefused,
      Function<Trouble, T> ifTroubled);

  /** Does what is to be done in the case that this is. */
  default void accept(
      Consumer<Answer> ifAnswered, Consumer<Refusal> ifRefused, Consumer<Trouble> ifTroubled) {
    Runnable chosen =
        match(
            answer -> () -> ifAnswered.accept(answer),
            refusal -> () -> ifRefused.accept(refusal),
            trouble -> () -> ifTroubled.accept(trouble));
    chosen.run();
  }

  /**
   * {@code "ok": true}.
   *
   * @param scopes those of the token, where Slack told
   */
  record Answer(JsonObject body, Optional<String> scopes) implements ApiResult {
    @Override
    public <T> T match(
        Function<Answer, T> ifAnswered,
        Function<Refusal, T> ifRefused,
        Function<Trouble, T> ifTroubled) {
      return ifAnswered.apply(this);
    }
  }

  /**
   * {@code "ok": false}: Slack understood and declined; the same call will be declined again.
   *
   * @param code its {@code error}
   * @param needed the scope that is missing, or empty
   */
  record Refusal(String code, String needed) implements ApiResult {
    @Override
    public <T> T match(
        Function<Answer, T> ifAnswered,
        Function<Refusal, T> ifRefused,
        Function<Trouble, T> ifTroubled) {
      return ifRefused.apply(this);
    }
  }

  /**
   * Slack could not be asked, or not now; or something else answered in its place.
   *
   * @param after how long to wait at least; zero when Slack did not say
   * @param mayHaveWorked whether the call may have had its effect all the same
   * @param why for the log
   */
  record Trouble(Duration after, boolean mayHaveWorked, String why) implements ApiResult {
    @Override
    public <T> T match(
        Function<Answer, T> ifAnswered,
        Function<Refusal, T> ifRefused,
        Function<Trouble, T> ifTroubled) {
      return ifTroubled.apply(this);
    }
  }
}

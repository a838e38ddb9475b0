package bot.klingbalance.slack.webapi;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What came of one HTTP request. */
public sealed interface HttpOutcome {
  /** Applies the function for the case that this is. */
  <T> T match(Function<Answered, T> ifAnswered, Function<Unanswered, T> ifUnanswered);

  /**
   * There was an answer, whatever its status.
   *
   * @param retryAfter what the header {@code Retry-After} asks for; zero without one
   * @param scopes the header {@code X-OAuth-Scopes}, as it came
   */
  record Answered(int status, Duration retryAfter, Optional<String> scopes, String body)
      implements HttpOutcome {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    public boolean asksToSlowDown() {
      return status == TOO_MANY_REQUESTS;
    }

    public boolean isServerError() {
      return status >= SERVER_ERRORS;
    }

    @Override
    public <T> T match(Function<Answered, T> ifAnswered, Function<Unanswered, T> ifUnanswered) {
      return ifAnswered.apply(this);
    }
  }

  /**
   * There was none.
   *
   * @param wasSent whether the other side may have received the request
   * @param why for the log
   */
  record Unanswered(boolean wasSent, String why) implements HttpOutcome {
    @Override
    public <T> T match(Function<Answered, T> ifAnswered, Function<Unanswered, T> ifUnanswered) {
      return ifUnanswered.apply(this);
    }
  }
}

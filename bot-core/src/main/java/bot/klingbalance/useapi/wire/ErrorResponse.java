package bot.klingbalance.useapi.wire;

import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.message.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * A response that answers nothing: a row of the error table of useapi.net.
 *
 * @param mostRequests how many attempts may be made altogether for one request that ends so
 * @param retryAfter how long useapi.net wants to be left alone from now on
 * @param words what it said, for the log, still as it came
 */
public record ErrorResponse(
    Reason reason, int mostRequests, Optional<Duration> retryAfter, String words) {
  /** The wait after a 429 that does not say how long. */
  static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);

  private static final int PAYMENT_REQUIRED = 402;
  private static final int ONCE = 1;
  private static final int ONE_RETRY = 2;
  private static final int FEW = 3;

  /** No connection, or no answer in time. */
  public static ErrorResponse unreachable(String why) {
    return new ErrorResponse(Reason.UNREACHABLE, FEW, Optional.empty(), why);
  }

  /** An answer that makes no sense. */
  public static ErrorResponse unreadable(String why) {
    return new ErrorResponse(Reason.UNREADABLE, ONE_RETRY, Optional.empty(), why);
  }

  /** What an error response means. */
  public static ErrorResponse of(UseApiResponse.Response response, Instant now) {
    Optional<LenientJson> body = LenientJson.parse(response.body());
    String said = body.flatMap(LenientJson::errorText).orElse(response.body());
    return ofStatus(
        response.status(), retryAfter(response, body, now), response.flaw().orElse(said));
  }

  /** What a body means that came with status 200 and carries the code of an error all the same. */
  public static ErrorResponse ofCode(
      long code, LenientJson body, UseApiResponse.Response response, Instant now) {
    int status = (int) Math.min(code, Integer.MAX_VALUE);
    return ofStatus(
        status,
        retryAfter(response, Optional.of(body), now),
        "in a 200: " + body.errorText().orElse(""));
  }

  /**
   * The same for a question about no single account: there 402 is the end of the subscription.
   *
   * @param status the response's
   */
  public ErrorResponse aboutNoAccount(long status) {
    return status == PAYMENT_REQUIRED
        ? new ErrorResponse(Reason.SUBSCRIPTION_ENDED, mostRequests, retryAfter, words)
        : this;
  }

  /** Its reason in a few words, for the log. */
  public String inShort() {
    return FailureText.brief(reason);
  }

  /** How loudly it is logged: what somebody has to see to is a warning. */
  public Level level() {
    return switch (reason) {
      case TOKEN_REFUSED, SUBSCRIPTION_ENDED, PAYMENT_REQUIRED, UNREADABLE -> Level.WARN;
      case ADDRESS_REFUSED,
          NOT_CONFIGURED,
          OUT_OF_CREDITS,
          SIGN_IN_LOST,
          SLOW_DOWN,
          UPSTREAM_TROUBLE,
          UNREACHABLE ->
          Level.INFO;
    };
  }

  private static Optional<Duration> retryAfter(
      UseApiResponse.Response response, Optional<LenientJson> body, Instant now) {
    return AskedWait.longerOf(response.retryAfter(), body.flatMap(LenientJson::retryAfter), now);
  }

  private static ErrorResponse ofStatus(int status, Optional<Duration> retryAfter, String said) {
    String words = "HTTP %d: %s".formatted(status, said);
    return switch (status) {
      case 400 -> settled(Reason.ADDRESS_REFUSED, words);
      case 401 -> settled(Reason.TOKEN_REFUSED, words);
      case PAYMENT_REQUIRED -> settled(PaymentText.reason(said), words);
      case 404 -> settled(Reason.NOT_CONFIGURED, words);
      case 412 -> settled(Reason.OUT_OF_CREDITS, words);
      case 429 ->
          new ErrorResponse(
              Reason.SLOW_DOWN, FEW, retryAfter.or(() -> Optional.of(DEFAULT_WAIT)), words);
      case 500, 502, 503, 504 -> new ErrorResponse(Reason.UPSTREAM_TROUBLE, FEW, retryAfter, words);
      case 596 -> settled(Reason.SIGN_IN_LOST, words);
      default ->
          status >= 400 && status < 500 ? settled(Reason.UNREADABLE, words) : unreadable(words);
    };
  }

  /** Asking again would change nothing. */
  private static ErrorResponse settled(Reason reason, String words) {
    return new ErrorResponse(reason, ONCE, Optional.empty(), words);
  }
}

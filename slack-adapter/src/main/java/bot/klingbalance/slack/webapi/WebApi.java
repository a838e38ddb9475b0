package bot.klingbalance.slack.webapi;

import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.webapi.ApiResult.Answer;
import bot.klingbalance.slack.webapi.ApiResult.Refusal;
import bot.klingbalance.slack.webapi.ApiResult.Trouble;
import bot.klingbalance.slack.webapi.HttpOutcome.Answered;
import bot.klingbalance.slack.webapi.HttpOutcome.Unanswered;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Slack's Web API, over the HTTP client that the whole process shares.
 *
 * <p>A refusal is believed only in Slack's own form, JSON with {@code "ok": false} and an {@code
 * error}. Any other answer is trouble on the way, after which the call may have had its effect.
 *
 * <p>Safe for use by many threads; no call blocks and no future ends exceptionally.
 */
public final class WebApi {
  /** Errors after which Slack does not rule out that the call had its effect. */
  private static final Set<String> UNCERTAIN =
      Set.of("internal_error", "fatal_error", "service_unavailable");

  /** Errors that pass, and after which nothing has happened. */
  private static final Set<String> PASSING =
      Set.of("ratelimited", "rate_limited", "request_timeout", "team_added_to_org");

  private final OkHttpClient http;
  private final HttpUrl base;

  /**
   * The API at an address.
   *
   * @param base ends with a slash
   */
  public WebApi(OkHttpClient http, HttpUrl base) {
    this.http = http;
    this.base = base;
  }

  /** Calls a method that takes its arguments as a form, as those that read do. */
  public CompletableFuture<ApiResult> read(
      WebMethod method, Secret token, Map<String, String> arguments) {
    String form =
        arguments.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return call(method, token, OneShotBody.form(form));
  }

  /** Calls a method that takes its arguments as JSON, as those that write do. */
  public CompletableFuture<ApiResult> write(WebMethod method, Secret token, JsonObject arguments) {
    return call(method, token, OneShotBody.json(arguments));
  }

  private CompletableFuture<ApiResult> call(WebMethod method, Secret token, OneShotBody body) {
    Request.Builder request =
        new Request.Builder()
            .url(base.newBuilder().addPathSegment(method.path()).build())
            .header("Authorization", "Bearer " + token.reveal());
    return OneShotCall.post(http, request, body)
        .thenApply(
            outcome ->
                outcome.match(
                    answered -> classified(method, answered),
                    unanswered -> classified(method, unanswered)));
  }

  private static ApiResult classified(WebMethod method, Unanswered unanswered) {
    return new Trouble(
        Duration.ZERO,
        unanswered.wasSent(),
        "Slack did not answer %s (%s)".formatted(method.path(), unanswered.why()));
  }

  private static ApiResult classified(WebMethod method, Answered answered) {
    if (answered.asksToSlowDown()) {
      return new Trouble(
          answered.retryAfter(), false, "Slack asks to slow down with " + method.path());
    }
    if (answered.isServerError()) {
      return new Trouble(
          answered.retryAfter(),
          true,
          "Slack answered %s with %d".formatted(method.path(), answered.status()));
    }
    JsonObject body = JsonFields.object(answered.body()).orElseGet(JsonObject::new);
    if (JsonFields.isTrue(body, "ok")) {
      return new Answer(body, answered.scopes());
    }
    return JsonFields.text(body, "error")
        .filter(code -> JsonFields.isFalse(body, "ok"))
        .map(code -> declined(method, answered, body, code))
        .orElseGet(() -> notSlacks(method, answered));
  }

  private static ApiResult declined(
      WebMethod method, Answered answered, JsonObject body, String code) {
    return PASSING.contains(code) || UNCERTAIN.contains(code)
        ? new Trouble(
            answered.retryAfter(),
            UNCERTAIN.contains(code),
            "Slack answered %s with %s".formatted(method.path(), code))
        : new Refusal(code, JsonFields.text(body, "needed").orElse(""));
  }

  /** An answer that is not in Slack's form, such as a proxy's page: the call may have arrived. */
  private static ApiResult notSlacks(WebMethod method, Answered answered) {
    return new Trouble(
        answered.retryAfter(),
        true,
        answered.isSuccess()
            ? "Slack answered %s unreadably".formatted(method.path())
            : "Slack answered %s with %d".formatted(method.path(), answered.status()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

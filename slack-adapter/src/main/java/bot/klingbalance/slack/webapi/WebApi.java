package bot.klingbalance.slack.webapi;

import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.webapi.ApiResult.Answer;
import bot.klingbalance.slack.webapi.ApiResult.Refusal;
import bot.klingbalance.slack.webapi.ApiResult.Trouble;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Slack's Web API, over the HTTP client that the whole process shares.
 *
 * <p>Safe for use by many threads; no call blocks and no future ends exceptionally. Slack's own
 * client keeps a thread waiting for each call and hides {@code Retry-After} behind exceptions.
 */
public final class WebApi {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;

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
    Request request =
        new Request.Builder()
            .url(base.newBuilder().addPathSegment(method.path()).build())
            .header("Authorization", "Bearer " + token.reveal())
            .post(body)
            .build();
    return HttpOutcome.of(http, request, body).thenApply(exchange -> classified(method, exchange));
  }

  private static ApiResult classified(WebMethod method, HttpOutcome exchange) {
    if (exchange.status().isEmpty()) {
      return new Trouble(
          Duration.ZERO,
          exchange.wasSent(),
          "Slack did not answer %s (%s)".formatted(method.path(), exchange.trouble()));
    }
    int status = exchange.status().get();
    if (status == TOO_MANY_REQUESTS) {
      return new Trouble(
          retryAfter(exchange), false, "Slack asks to slow down with " + method.path());
    }
    if (status >= SERVER_ERRORS) {
      return new Trouble(
          retryAfter(exchange), true, "Slack answered %s with %d".formatted(method.path(), status));
    }
    return answer(method, status, exchange);
  }

  private static ApiResult answer(WebMethod method, int status, HttpOutcome exchange) {
    Optional<JsonObject> body = JsonFields.object(exchange.body());
    if (body.isEmpty()) {
      return status == 200
          ? new Trouble(
              Duration.ZERO, true, "Slack answered %s unreadably".formatted(method.path()))
          : new Refusal("http_" + status, "");
    }
    if (JsonFields.isTrue(body.get(), "ok")) {
      return new Answer(body.get(), exchange.scopes());
    }
    String code = JsonFields.text(body.get(), "error").orElse("http_" + status);
    if (PASSING.contains(code) || UNCERTAIN.contains(code)) {
      return new Trouble(
          retryAfter(exchange),
          UNCERTAIN.contains(code),
          "Slack answered %s with %s".formatted(method.path(), code));
    }
    return new Refusal(code, JsonFields.text(body.get(), "needed").orElse(""));
  }

  /** Slack sends whole seconds; {@code docs.slack.dev/apis/web-api/rate-limits}. */
  public static Duration retryAfter(HttpOutcome exchange) {
    return exchange
        .retryAfter()
        .filter(header -> header.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Duration.ZERO);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

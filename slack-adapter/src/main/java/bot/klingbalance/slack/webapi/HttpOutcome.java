package bot.klingbalance.slack.webapi;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * What came of one HTTP request, as far as it got.
 *
 * @param status absent when there was no answer
 * @param retryAfter the header, as it came
 * @param scopes the header {@code X-OAuth-Scopes}, as it came
 * @param body what was answered; empty when there was no answer
 * @param wasSent whether the other side may have received the request
 * @param trouble why there was no answer; empty when there was one
 */
public record HttpOutcome(
    Optional<Integer> status,
    Optional<String> retryAfter,
    Optional<String> scopes,
    String body,
    boolean wasSent,
    String trouble) {
  /** A page of a channel's history with large messages stays far below. */
  private static final long MOST_BYTES = 8L << 20;

  /** Sends a request and waits on no thread for its answer; the future never ends exceptionally. */
  public static CompletableFuture<HttpOutcome> of(
      OkHttpClient http, Request request, OneShotBody body) {
    CompletableFuture<HttpOutcome> exchange = new CompletableFuture<>();
    http.newCall(request)
        .enqueue(
            new Callback() {
              @Override
              public void onFailure(Call call, IOException trouble) {
                exchange.complete(unanswered(trouble, body));
              }

              @Override
              public void onResponse(Call call, Response response) {
                try (response) {
                  exchange.complete(answered(response));
                } catch (IOException e) {
                  exchange.complete(unanswered(e, body));
                }
              }
            });
    return exchange;
  }

  private static HttpOutcome answered(Response response) throws IOException {
    var source = response.body().source();
    String body = source.request(MOST_BYTES + 1) ? "" : source.readUtf8();
    return new HttpOutcome(
        Optional.of(response.code()),
        Optional.ofNullable(response.header("Retry-After")),
        Optional.ofNullable(response.header("X-OAuth-Scopes")),
        body,
        true,
        "");
  }

  /**
   * An exception's class tells what happened; its message could repeat an address with a secret.
   */
  private static HttpOutcome unanswered(IOException trouble, OneShotBody body) {
    return new HttpOutcome(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        body.wasSent(),
        trouble.getClass().getSimpleName());
  }
}

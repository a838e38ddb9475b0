package bot.klingbalance.slack.webapi;

import bot.klingbalance.http.RetryAfter;
import bot.klingbalance.http.network.NetworkFailures;
import bot.klingbalance.slack.webapi.HttpOutcome.Answered;
import bot.klingbalance.slack.webapi.HttpOutcome.Unanswered;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Sends a request whose body leaves at most once, and waits on no thread for the answer. */
public final class OneShotCall implements Callback {
  /** A page of a channel's history with large messages stays far below. */
  private static final long MOST_BYTES = 8L << 20;

  private final OneShotBody body;
  private final CompletableFuture<HttpOutcome> outcome = new CompletableFuture<>();

  private OneShotCall(OneShotBody body) {
    this.body = body;
  }

  /**
   * Sends a request by POST.
   *
   * @param request all but its method and body
   * @return never ends exceptionally
   */
  public static CompletableFuture<HttpOutcome> post(
      OkHttpClient http, Request.Builder request, OneShotBody body) {
    OneShotCall call = new OneShotCall(body);
    http.newCall(request.post(body).build()).enqueue(call);
    return call.outcome;
  }

  @Override
  public void onFailure(Call call, IOException failure) {
    outcome.complete(unanswered(failure));
  }

  @Override
  public void onResponse(Call call, Response response) {
    try (response) {
      outcome.complete(answered(response));
    } catch (IOException e) {
      outcome.complete(unanswered(e));
    }
  }

  private static HttpOutcome answered(Response response) throws IOException {
    var source = response.body().source();
    String body = source.request(MOST_BYTES + 1) ? "" : source.readUtf8();
    return new Answered(
        response.code(),
        RetryAfter.of(response).orElse(Duration.ZERO),
        Optional.ofNullable(response.header("X-OAuth-Scopes")),
        body);
  }

  private HttpOutcome unanswered(IOException failure) {
    return new Unanswered(body.wasSent(), NetworkFailures.words(failure));
  }
}

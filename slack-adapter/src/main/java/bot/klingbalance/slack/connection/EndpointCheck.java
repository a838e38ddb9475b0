package bot.klingbalance.slack.connection;

import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.slack.SlackSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Whether the bot's own server listens where Slack's requests are to come in. */
public final class EndpointCheck {
  private static final String NAME = "Slack requests";
  private static final int METHOD_NOT_ALLOWED = 405;

  private final SlackSettings settings;
  private final OkHttpClient http;

  /** A check that has not begun. */
  public EndpointCheck(SlackSettings settings, OkHttpClient http) {
    this.settings = settings;
    this.http = http;
  }

  /** Asks for what the bot's server takes by POST only; never ends exceptionally. */
  public CompletableFuture<CheckResult> look() {
    if (settings.port() == 0) {
      return CompletableFuture.completedFuture(listens());
    }
    CompletableFuture<CheckResult> result = new CompletableFuture<>();
    http.newCall(new Request.Builder().url(address()).build())
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                try (response) {
                  boolean isOurs =
                      response.code() == METHOD_NOT_ALLOWED
                          && "POST".equals(response.header("Allow"));
                  result.complete(isOurs ? listens() : taken());
                }
              }

              @Override
              public void onFailure(Call call, IOException failure) {
                result.complete(failure instanceof ConnectException ? listens() : taken());
              }
            });
    return result;
  }

  /** The bot listens, or would once it runs. */
  private CheckResult listens() {
    return CheckResult.unknown(
        NAME,
        ("Whether Slack reaches the bot on port %d, and whether the signing secret is its own,"
                + " only a command in Slack shows. Type /kling-balance help there.")
            .formatted(settings.port()));
  }

  private CheckResult taken() {
    return CheckResult.mend(
        NAME,
        "Another program listens on port %d, so Slack cannot reach the bot. Free it, or set another port (SLACK_PORT)."
            .formatted(settings.port()));
  }

  /** This machine, where the bot listens on all of its addresses. */
  private HttpUrl address() {
    boolean isEverywhere = settings.bind().equals("0.0.0.0") || settings.bind().equals("::");
    return new HttpUrl.Builder()
        .scheme("http")
        .host(isEverywhere ? "127.0.0.1" : settings.bind())
        .port(settings.port())
        .encodedPath(SignedRequests.PATH)
        .build();
  }
}

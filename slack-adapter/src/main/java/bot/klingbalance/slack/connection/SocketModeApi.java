package bot.klingbalance.slack.connection;

import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.ResponseUrl;
import bot.klingbalance.slack.webapi.ApiResult;
import bot.klingbalance.slack.webapi.ApiResult.Answer;
import bot.klingbalance.slack.webapi.JsonFields;
import bot.klingbalance.slack.webapi.WebApi;
import bot.klingbalance.slack.webapi.WebMethod;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;

/** Asks Slack where to open the next WebSocket: {@code methods/apps.connections.open}. */
public final class SocketModeApi {
  private final WebApi api;
  private final Secret appToken;

  public SocketModeApi(WebApi api, Secret appToken) {
    this.api = api;
    this.appToken = appToken;
  }

  CompletableFuture<ApiResult> open() {
    return api.read(WebMethod.CONNECTIONS_OPEN, appToken, Map.of());
  }

  /** The address in an answer, as OkHttp takes it; without encryption on this machine only. */
  static Optional<HttpUrl> address(Answer answer) {
    return JsonFields.text(answer.body(), "url")
        .map(url -> url.replaceFirst("^ws(s?)://", "http$1://"))
        .flatMap(ResponseUrl::trusted);
  }
}

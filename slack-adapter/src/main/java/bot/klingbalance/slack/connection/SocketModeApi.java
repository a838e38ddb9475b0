package bot.klingbalance.slack.connection;

import bot.klingbalance.http.WebSocketAddress;
import bot.klingbalance.secret.Secret;
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

  /** What is wrong with the address in an answer, as the rest of a sentence. */
  static Optional<String> flaw(Answer answer) {
    return WebSocketAddress.flaw(url(answer));
  }

  /** The address in an answer that has no flaw, as OkHttp takes it. */
  static HttpUrl address(Answer answer) {
    return HttpUrl.get(WebSocketAddress.asHttp(url(answer)));
  }

  private static String url(Answer answer) {
    return JsonFields.text(answer.body(), "url").orElse("");
  }
}

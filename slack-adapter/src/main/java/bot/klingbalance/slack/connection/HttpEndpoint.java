package bot.klingbalance.slack.connection;

import bot.klingbalance.http.BoundedHttpServer;
import bot.klingbalance.http.BoundedHttpServer.Limits;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.SlackSettings;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/**
 * A server for Slack's signed requests on {@value SignedRequests#PATH}. The package says why it is
 * not Bolt's.
 */
public final class HttpEndpoint implements AutoCloseable {
  private static final Limits LIMITS = new Limits("slack-http", 64, 512 * 1024);

  private final BoundedHttpServer server;

  private HttpEndpoint(BoundedHttpServer server) {
    this.server = server;
  }

  /**
   * Begins to serve.
   *
   * @throws IOException when the port cannot be had, or the address is none of this machine
   */
  public static HttpEndpoint open(
      SlackSettings settings, App app, ConnectionHealth health, Clock clock) throws IOException {
    Secret signingSecret = settings.signingSecret().orElseThrow();
    SignedRequests requests = new SignedRequests(app, signingSecret, health, clock);
    return new HttpEndpoint(
        BoundedHttpServer.open(
            new InetSocketAddress(settings.bind(), settings.port()),
            LIMITS,
            (exchange, body) -> send(exchange, requests.answer(exchange, body))));
  }

  public int port() {
    return server.address().getPort();
  }

  /** Lets requests that are being answered end, for a second, and takes no more. */
  @Override
  public void close() {
    server.close();
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    byte[] body =
        Optional.ofNullable(response.getBody()).orElse("").getBytes(StandardCharsets.UTF_8);
    if (body.length > 0) {
      exchange.getResponseHeaders().set("Content-Type", response.getContentType());
    }
    if (response.getStatusCode() == 405) {
      exchange.getResponseHeaders().set("Allow", "POST");
    }
    exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}

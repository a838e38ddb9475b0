package bot.klingbalance.slack.connection;

import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.http.HttpServers;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.SlackSettings;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server for Slack's signed requests on {@value SignedRequests#PATH}, on every interface, since a
 * load balancer stands in front of it. The package says why it is not Bolt's.
 *
 * <p>A client that sends its request byte by byte keeps one thread of {@value #THREADS} busy, for
 * {@value HttpServers#MOST_SECONDS} s at most.
 */
public final class HttpEndpoint implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpEndpoint.class);
  private static final int THREADS = 32;
  private static final int MOST_WAITING = 256;
  private static final int IDLE_SECONDS = 30;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  /** A permit for each thread that is not serving; none are left once this is closed. */
  private final Semaphore idle = new Semaphore(THREADS);

  private final SignedRequests requests;

  private HttpEndpoint(HttpServer server, SignedRequests requests) {
    this.server = server;
    this.threads = threads();
    this.requests = requests;
  }

  /**
   * Begins to serve.
   *
   * @throws IOException when the port cannot be had
   */
  public static HttpEndpoint open(
      SlackSettings settings, App app, ConnectionHealth health, Clock clock) throws IOException {
    HttpServer server = HttpServers.at(new InetSocketAddress(settings.port()));
    Secret signingSecret = settings.signingSecret().orElseThrow();
    HttpEndpoint endpoint =
        new HttpEndpoint(server, new SignedRequests(app, signingSecret, health, clock));
    server.setExecutor(endpoint.threads);
    server.createContext("/", endpoint::serve);
    server.start();
    return endpoint;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Lets requests that are being answered end, for a second, and takes no more. */
  @Override
  public void close() {
    try {
      boolean unused = idle.tryAcquire(THREADS, 1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    if (!idle.tryAcquire()) {
      try (exchange) {
        send(exchange, Response.error(503));
      }
      return;
    }
    try {
      send(exchange, requests.answer(exchange));
    } catch (RuntimeException e) {
      log.error("A request of Slack's could not be handled: a defect of the bot.", e);
    } finally {
      exchange.close();
      idle.release();
    }
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

  /** A request that finds all threads busy and the queue full is dropped, and times out. */
  private static ThreadPoolExecutor threads() {
    ThreadPoolExecutor threads =
        NamedThreads.idlingPool("slack-http", THREADS, MOST_WAITING, IDLE_SECONDS);
    threads.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    return threads;
  }
}

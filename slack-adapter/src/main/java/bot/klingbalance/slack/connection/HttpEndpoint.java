package bot.klingbalance.slack.connection;

import bot.klingbalance.http.HttpServers;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.SlackSettings;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door that Slack opens: a server for signed requests on {@value #PATH}, on every interface,
 * since a load balancer stands in front of it.
 *
 * <p>Nothing of a request is parsed or logged before its signature is found right. A body of more
 * than {@value #MOST_BYTES} bytes is not read. Who sends a request byte by byte holds one thread of
 * {@value #THREADS}, for {@value HttpServers#MOST_SECONDS} s at most.
 */
public final class HttpEndpoint implements AutoCloseable {
  static final String PATH = "/slack/events";

  private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoint.class);
  private static final int MOST_BYTES = 512 * 1024;
  private static final int THREADS = 32;
  private static final int MOST_WAITING = 256;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  /** A permit for each thread that is not serving; none are left once the door is closed. */
  private final Semaphore idle = new Semaphore(THREADS);

  private final App app;
  private final SlackRequestParser parser;
  private final SlackSignature.Verifier verifier;
  private final ConnectionHealth liveness;
  private final Clock clock;

  private HttpEndpoint(
      HttpServer server, App app, Secret signingSecret, ConnectionHealth liveness, Clock clock) {
    this.server = server;
    this.threads = threads();
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.verifier =
        new SlackSignature.Verifier(new SlackSignature.Generator(signingSecret.reveal()));
    this.liveness = liveness;
    this.clock = clock;
  }

  /**
   * Opens the door.
   *
   * @throws IOException when the port cannot be had
   */
  public static HttpEndpoint open(
      SlackSettings settings, App app, ConnectionHealth liveness, Clock clock) throws IOException {
    HttpServer server = HttpServers.at(new InetSocketAddress(settings.port()));
    Secret signingSecret = settings.signingSecret().orElseThrow();
    HttpEndpoint door = new HttpEndpoint(server, app, signingSecret, liveness, clock);
    server.setExecutor(door.threads);
    server.createContext("/", door::serve);
    server.start();
    return door;
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
      send(exchange, answer(exchange));
    } catch (RuntimeException e) {
      LOG.error("A request of Slack's could not be handled: a defect of the bot.", e);
    } finally {
      exchange.close();
      idle.release();
    }
  }

  private Response answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      return Response.error(404);
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return isCertificateCheck(exchange.getRequestURI().getQuery())
          ? Response.ok()
          : Response.error(405);
    }
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return Response.error(413);
    }
    return answer(exchange, new String(body, StandardCharsets.UTF_8));
  }

  private Response answer(HttpExchange exchange, String body) {
    RequestHeaders headers = new RequestHeaders(exchange.getRequestHeaders());
    if (!isSigned(headers, body)) {
      return isCertificateCheck(body) ? Response.ok() : Response.error(401);
    }
    liveness.heard();
    return run(body, headers);
  }

  private boolean isSigned(RequestHeaders headers, String body) {
    return verifier.isValid(
        headers.getFirstValue(SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP),
        body,
        headers.getFirstValue(SlackSignature.HeaderNames.X_SLACK_SIGNATURE),
        clock.millis());
  }

  /**
   * Slack looks now and then whether the certificate is good, without a signature, and wants a 200;
   * {@code docs.slack.dev/interactivity/implementing-slash-commands}.
   */
  private static boolean isCertificateCheck(@Nullable String parameters) {
    return parameters != null && parameters.matches("(?s)(.{0,1000}&)?ssl_check=1(&.{0,1000})?");
  }

  private Response run(String body, RequestHeaders headers) {
    SlackRequestParser.HttpRequest request =
        SlackRequestParser.HttpRequest.builder()
            .requestUri(PATH)
            .queryString(Map.of())
            .requestBody(body)
            .headers(headers)
            .remoteAddress("")
            .build();
    Optional<Request<?>> parsed = parsed(request);
    try {
      return parsed.isEmpty() ? Response.error(400) : app.run(parsed.get());
    } catch (Exception e) {
      LOG.error("A request of Slack's could not be handled: a defect of the bot.", e);
      return Response.error(500);
    }
  }

  /** Bolt throws whatever comes to hand at a request that is written wrongly. */
  private Optional<Request<?>> parsed(SlackRequestParser.HttpRequest request) {
    try {
      return Optional.ofNullable(parser.parse(request));
    } catch (RuntimeException unreadable) {
      LOG.warn("A request of Slack's cannot be read: {}.", unreadable.getClass().getSimpleName());
      return Optional.empty();
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

  /** What comes when all are busy and the queue is full is dropped; its time runs out. */
  private static ThreadPoolExecutor threads() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            task -> new Thread(task, "slack-http-" + number.incrementAndGet()),
            new ThreadPoolExecutor.DiscardPolicy());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}

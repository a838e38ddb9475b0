package bot.klingbalance.soak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Stands before a service: lets requests through, spoils some, and tells of each. */
final class Gate implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LEAST_SLOW_MILLIS = 500;
  private static final int MOST_SLOW_MILLIS = 5_000;

  /** What a request tells the service beside its body. */
  private static final List<String> HEADERS = List.of("Authorization", "Content-Type");

  /** As Discord and Slack ask for patience; JDA takes an answer without {@code Via} for a ban. */
  private static final Map<String, String> SLOW_DOWN =
      Map.of("Retry-After", "1", "Via", "1.1 gate", "X-RateLimit-Scope", "shared");

  private final URI service;
  private final Weather weather;
  private final Consumer<Passage> witness;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(Gate::daemon);
  private final HttpClient client = HttpClient.newBuilder().executor(threads).build();
  private final Random random = new Random();

  /**
   * Opens a gate.
   *
   * @param service any address of the service: its scheme, host and port
   * @param witness told of each request before the bot hears of the answer, on many threads
   */
  Gate(String service, Weather weather, Consumer<Passage> witness) throws IOException {
    this.service = URI.create(service);
    this.weather = weather;
    this.witness = witness;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The address of something behind the gate, through the gate. */
  String address(String behind) {
    return throughTo(URI.create(behind), server.getAddress().getPort()).toString();
  }

  Weather weather() {
    return weather;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Mischief mischief = weather.next();
    if (mischief.reachesTheService()) {
      passOn(exchange, body, mischief);
    } else {
      witness.accept(passage(exchange, body, mischief, Optional.empty()));
      answerItself(exchange, mischief);
    }
  }

  private void passOn(HttpExchange exchange, byte[] body, Mischief mischief) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(throughTo(exchange.getRequestURI(), service.getPort()))
            .timeout(PATIENCE)
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String name : HEADERS) {
      Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
          .ifPresent(value -> request.setHeader(name, value));
    }
    CompletableFuture<Void> unused =
        client
            .sendAsync(request.build(), BodyHandlers.ofByteArray())
            .handle((answer, trouble) -> Optional.ofNullable(answer))
            .thenAccept(
                answer ->
                    answer.ifPresentOrElse(
                        each -> passBack(exchange, body, mischief, each),
                        () -> drop(exchange, body)));
  }

  private void passBack(
      HttpExchange exchange, byte[] body, Mischief mischief, HttpResponse<byte[]> answer) {
    witness.accept(passage(exchange, body, mischief, Optional.of(answer)));
    if (mischief == Mischief.CUT_AFTER) {
      exchange.close();
      return;
    }
    answer
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    Runnable send = () -> send(exchange, answer.statusCode(), answer.body());
    if (mischief == Mischief.SLOW) {
      CompletableFuture.delayedExecutor(slowMillis(), TimeUnit.MILLISECONDS, threads).execute(send);
    } else {
      send.run();
    }
  }

  /** The service did not answer: the bot hears as little of that as where the line was cut. */
  private void drop(HttpExchange exchange, byte[] body) {
    witness.accept(passage(exchange, body, Mischief.CUT_AFTER, Optional.empty()));
    exchange.close();
  }

  private static void answerItself(HttpExchange exchange, Mischief mischief) {
    switch (mischief) {
      case TROUBLE -> send(exchange, 500, bytes("{\"message\":\"Internal Server Error\"}"));
      case SLOW_DOWN -> {
        SLOW_DOWN.forEach(exchange.getResponseHeaders()::set);
        send(
            exchange,
            429,
            bytes("{\"message\":\"Slow down.\",\"retry_after\":1.0,\"global\":false}"));
      }
      case GARBAGE -> send(exchange, 200, bytes("<html>{\"email\": \"low@exam"));
      default -> exchange.close();
    }
  }

  private static Passage passage(
      HttpExchange exchange,
      byte[] body,
      Mischief mischief,
      Optional<HttpResponse<byte[]>> answer) {
    return new Passage(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        new String(body, StandardCharsets.UTF_8),
        mischief,
        answer.map(HttpResponse::statusCode).orElse(0),
        answer.map(each -> new String(each.body(), StandardCharsets.UTF_8)).orElse(""));
  }

  private static URI throughTo(URI address, int port) {
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    return URI.create("http://127.0.0.1:%d%s%s".formatted(port, address.getRawPath(), query));
  }

  private int slowMillis() {
    return LEAST_SLOW_MILLIS + random.nextInt(MOST_SLOW_MILLIS - LEAST_SLOW_MILLIS);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "gate");
    thread.setDaemon(true);
    return thread;
  }
}

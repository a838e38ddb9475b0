package bot.klingbalance.health;

import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.http.HttpServers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Collectors;

/**
 * Answers {@code GET /live}, {@code /ready} and {@code /metrics} on a port of its own, on one
 * thread. {@code /live} is 200 while the program runs; {@code /ready} is 200 when every dependency
 * is ready, else 503, with a line for each; {@code /metrics} is the text format of Prometheus.
 */
public final class HealthEndpoint implements AutoCloseable {
  private static final String PLAIN = "text/plain; charset=utf-8";

  /**
   * <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
   */
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;
  private static final int MOST_WAITING = 20;

  private final HttpServer server;
  private final ExecutorService thread;
  private final List<Dependency> dependencies;
  private final Meters meters;

  private HealthEndpoint(
      HttpServer server, ExecutorService thread, List<Dependency> dependencies, Meters meters) {
    this.server = server;
    this.thread = thread;
    this.dependencies = List.copyOf(dependencies);
    this.meters = meters;
  }

  /**
   * Opens it.
   *
   * @throws IOException when the port is taken, or the address is not one of this machine
   */
  public static HealthEndpoint open(
      InetSocketAddress address, List<Dependency> dependencies, Meters meters) throws IOException {
    HttpServer server = HttpServers.at(address);
    ExecutorService thread = thread();
    HealthEndpoint endpoint = new HealthEndpoint(server, thread, dependencies, meters);
    server.setExecutor(thread);
    server.createContext("/", endpoint::answer);
    server.start();
    return endpoint;
  }

  /** Where it listens: the port that was found where 0 was asked for. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      send(exchange, NOT_ALLOWED, PLAIN, "Only GET and HEAD are answered here.\n");
      return;
    }
    switch (exchange.getRequestURI().getPath()) {
      case "/live" -> send(exchange, OK, PLAIN, "live\n");
      case "/ready" -> ready(exchange);
      case "/metrics" -> send(exchange, OK, PROMETHEUS, meters.scrape());
      default -> send(exchange, NOT_FOUND, PLAIN, "There is /live, /ready and /metrics.\n");
    }
  }

  private void ready(HttpExchange exchange) throws IOException {
    List<State> states = dependencies.stream().map(State::of).toList();
    send(
        exchange,
        states.stream().allMatch(State::isReady) ? OK : UNAVAILABLE,
        PLAIN,
        states.stream().map(State::line).collect(Collectors.joining()));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      boolean isHead = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
      if (!isHead) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static ExecutorService thread() {
    ThreadPoolExecutor thread = NamedThreads.pool("health", 1, MOST_WAITING);
    thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    return thread;
  }

  /** A dependency at a moment: asked once, so that the status fits the lines. */
  private record State(String name, boolean isReady) {
    static State of(Dependency dependency) {
      return new State(dependency.name(), dependency.isReady().getAsBoolean());
    }

    String line() {
      return "%s: %s%n".formatted(name, isReady ? "ready" : "not ready");
    }
  }
}

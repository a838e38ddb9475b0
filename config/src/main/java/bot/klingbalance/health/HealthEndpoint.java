package bot.klingbalance.health;

import bot.klingbalance.http.BoundedHttpServer;
import bot.klingbalance.http.BoundedHttpServer.Limits;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Answers {@code GET /live}, {@code /ready} and {@code /metrics} on a port of its own. {@code
 * /live} is 200 while the program runs; {@code /ready} is 200 when every dependency is ready, or
 * stands by for another bot, else 503, with a line for each; {@code /metrics} is the text format of
 * Prometheus.
 */
public final class HealthEndpoint implements AutoCloseable {
  /** What {@code /live} answers. */
  static final String LIVE = "live\n";

  private static final String PLAIN = "text/plain; charset=utf-8";

  /**
   * <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
   */
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  static final int OK = 200;
  static final int UNAVAILABLE = 503;

  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final String NOT_READY = ": not ready";
  private static final Limits LIMITS = new Limits("health", 8, 1_024);

  private final BoundedHttpServer server;
  private final Report report;

  private HealthEndpoint(BoundedHttpServer server, Report report) {
    this.server = server;
    this.report = report;
  }

  /**
   * Opens it.
   *
   * @throws IOException when the port is taken, or the address is not one of this machine
   */
  public static HealthEndpoint open(
      InetSocketAddress address, List<Dependency> dependencies, Meters meters) throws IOException {
    Report report = new Report(List.copyOf(dependencies), meters, new AtomicBoolean());
    return new HealthEndpoint(
        BoundedHttpServer.open(address, LIMITS, (exchange, body) -> answer(exchange, report)),
        report);
  }

  /** Where it listens: the port that was found where 0 was asked for. */
  public InetSocketAddress address() {
    return server.address();
  }

  /** The names of what is not ready, in what {@code /ready} answered. */
  static List<String> notReady(String answer) {
    return answer
        .lines()
        .filter(line -> line.contains(NOT_READY))
        .map(line -> line.substring(0, line.indexOf(NOT_READY)))
        .toList();
  }

  /** From now on the bot is not ready: it ends, and nothing new is to be sent to it. */
  public void leave() {
    report.isLeaving().set(true);
  }

  @Override
  public void close() {
    server.close();
  }

  private static void answer(HttpExchange exchange, Report report) throws IOException {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      send(exchange, NOT_ALLOWED, PLAIN, "Only GET and HEAD are answered here.\n");
      return;
    }
    switch (exchange.getRequestURI().getPath()) {
      case "/live" -> send(exchange, OK, PLAIN, LIVE);
      case "/ready" -> ready(exchange, report);
      case "/metrics" -> send(exchange, OK, PROMETHEUS, report.meters().scrape());
      default -> send(exchange, NOT_FOUND, PLAIN, "There is /live, /ready and /metrics.\n");
    }
  }

  private static void ready(HttpExchange exchange, Report report) throws IOException {
    if (report.isLeaving().get()) {
      send(exchange, UNAVAILABLE, PLAIN, "The bot is ending.\n");
      return;
    }
    List<State> states = report.dependencies().stream().map(State::of).toList();
    send(
        exchange,
        states.stream().allMatch(State::isWell) ? OK : UNAVAILABLE,
        PLAIN,
        states.stream().map(State::line).collect(Collectors.joining()));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
    if (!isHead) {
      exchange.getResponseBody().write(body);
    }
  }

  /** What is told. */
  private record Report(List<Dependency> dependencies, Meters meters, AtomicBoolean isLeaving) {}

  /** A dependency at a moment: asked once, so that the status fits the lines. */
  private record State(String name, boolean isReady, boolean isStandingBy, String share) {
    static State of(Dependency dependency) {
      boolean isReady = dependency.isReady().getAsBoolean();
      return new State(
          dependency.name(),
          isReady,
          !isReady && dependency.isStandingBy().getAsBoolean(),
          dependency.share().get());
    }

    /** A bot that stands by does all that is expected of it. */
    boolean isWell() {
      return isReady || isStandingBy;
    }

    String line() {
      String word = isReady ? ": ready" : isStandingBy ? ": standing by" : NOT_READY;
      String part = isStandingBy || share.isEmpty() ? "" : " (%s)".formatted(share);
      return "%s%s%s%n".formatted(name, word, part);
    }
  }
}

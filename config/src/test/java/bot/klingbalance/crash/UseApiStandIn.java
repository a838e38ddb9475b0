package bot.klingbalance.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * useapi.net on loopback, with accounts, one of them unless it is told otherwise, that are low
 * unless it is.
 */
final class UseApiStandIn implements AutoCloseable {
  static final String ACCOUNT = "low@example.com";
  static final int LOW_CREDITS = 42;

  private static final String PATH = "/v1/kling/accounts";
  private static final String LOW =
      """
      {"email": "%2$s", "maxJobs": 5,
       "session": {"userId": "user12345", "ExpireTimeUTC": "2031-01-01T00:00:00.000Z"},
       "balance": {"points": [{"orderId": "1", "type": "plan", "amount": 66000, "balance": %1$d,
                               "startTime": 1795510800000, "endTime": 1924988400000}],
                   "tickets": [], "nextApplyTime": 1924988400000, "total": %1$d}}
      """;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Consumer<Moment> witness;
  private final List<String> accounts;
  private final Set<String> deleted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger readings = new AtomicInteger();
  private volatile int left = LOW_CREDITS;

  UseApiStandIn(Consumer<Moment> witness) throws IOException {
    this(witness, List.of(ACCOUNT));
  }

  /** With other accounts, which are all alike. */
  UseApiStandIn(Consumer<Moment> witness, List<String> accounts) throws IOException {
    this.witness = witness;
    this.accounts = List.copyOf(accounts);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(PATH, this::answer);
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:%d/v1/kling".formatted(server.getAddress().getPort());
  }

  /** From now on each account has so many of its 660 credits left. */
  void leaves(int credits) {
    left = credits;
  }

  /** From now on an account is not there any more. */
  void deletes(String account) {
    deleted.add(account);
  }

  private String account(String email) {
    return LOW.formatted(left * 100, email);
  }

  private String all() {
    return accounts.stream()
        .filter(email -> !deleted.contains(email))
        .map(email -> "\"%s\": %s".formatted(email, account(email)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  int readings() {
    return readings.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String asked = exchange.getRequestURI().getPath().substring(PATH.length());
    if (asked.isEmpty()) {
      send(exchange, all());
    } else {
      readings.incrementAndGet();
      witness.accept(Moment.ASKED_USEAPI);
      send(exchange, account(asked.substring(1)));
      witness.accept(Moment.ANSWERED_BY_USEAPI);
    }
  }

  private static void send(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}

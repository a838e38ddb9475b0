package bot.klingbalance.waiting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A useapi.net on loopback that is as slow as it is told, or in trouble, or not there. */
final class HeldUseApi implements AutoCloseable {
  private static final String PATH = "/v1/kling/accounts";
  private static final String ACCOUNT =
      """
      {"email": "%s", "maxJobs": 5,
       "session": {"userId": "user12345", "ExpireTimeUTC": "2131-01-01T00:00:00.000Z"},
       "balance": {"points": [{"orderId": "1", "type": "plan", "amount": 660000, "balance": 420000,
                               "startTime": 1795510800000, "endTime": 4924988400000}],
                   "tickets": [], "nextApplyTime": 4924988400000, "total": 420000}}
      """;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final String list;
  private final int port;
  private @Nullable HttpServer server;
  private volatile Weather weather = Weather.of("at once", Duration.ZERO);
  private volatile CountDownLatch released = new CountDownLatch(1);

  HeldUseApi(List<String> accounts) {
    list =
        accounts.stream()
            .map(each -> "\"%s\": %s".formatted(each, ACCOUNT.formatted(each)))
            .collect(Collectors.joining(",", "{", "}"));
    server = listening(0);
    port = server.getAddress().getPort();
  }

  /**
   * How it answers.
   *
   * @param delay before each answer; of a hanging one longer than anybody waits
   * @param status of each answer
   * @param refuses whether nobody listens
   */
  record Weather(String name, Duration delay, int status, boolean refuses) {
    static Weather of(String name, Duration delay) {
      return new Weather(name, delay, 200, false);
    }
  }

  String baseUrl() {
    return "http://127.0.0.1:%d/v1/kling".formatted(port);
  }

  /** What was waiting is answered now; returns how many requests there have been in all. */
  synchronized int becomes(Weather next) {
    weather = next;
    CountDownLatch before = released;
    released = new CountDownLatch(1);
    before.countDown();
    if (next.refuses() && server != null) {
      server.stop(0);
      server = null;
    } else if (!next.refuses() && server == null) {
      server = listening(port);
    }
    return requests.get();
  }

  int requests() {
    return requests.get();
  }

  int open() {
    return open.get();
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.stop(0);
    }
    threads.shutdownNow();
  }

  private HttpServer listening(int at) {
    try {
      HttpServer made =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
      made.setExecutor(threads);
      made.createContext(PATH, this::answer);
      made.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    open.incrementAndGet();
    Weather now = weather;
    try (exchange) {
      if (!now.delay().isZero()) {
        boolean unused = released.await(now.delay().toMillis(), TimeUnit.MILLISECONDS);
      }
      String asked = exchange.getRequestURI().getPath().substring(PATH.length());
      String body = asked.isEmpty() ? list : ACCOUNT.formatted(asked.substring(1));
      byte[] bytes = (now.status() == 200 ? body : "{}").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(now.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
    }
  }
}

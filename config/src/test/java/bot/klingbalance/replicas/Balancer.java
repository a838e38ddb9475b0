package bot.klingbalance.replicas;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A load balancer before the doors of several bots: one after the other gets a request, those left
 * out whose {@code /ready} was not 200 when it looked last, which it does once a second. It tries
 * nothing again: what a bot does not take is lost, as a slash command on Slack is.
 */
final class Balancer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int UNREACHABLE = 502;
  private static final int NOBODY = 503;
  private static final Set<String> PASSED_ON =
      Set.of(
          "Content-Type",
          "X-Slack-Request-Timestamp",
          "X-Slack-Signature",
          "X-Slack-Retry-Num",
          "X-Slack-Retry-Reason");

  private final List<Door> doors = new CopyOnWriteArrayList<>();
  private final Set<Door> ready = ConcurrentHashMap.newKeySet();
  private final AtomicInteger next = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final HttpServer server;

  /**
   * A bot's.
   *
   * @param port where it takes requests
   * @param health where it says whether it is ready
   */
  record Door(int port, int health) {
    URI address() {
      return URI.create("http://127.0.0.1:%d/slack/events".formatted(port));
    }

    private URI readiness() {
      return URI.create("http://127.0.0.1:%d/ready".formatted(health));
    }
  }

  Balancer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    var unused = looks.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
  }

  /** From now on it looks at that one too. */
  void leadsTo(Door door) {
    doors.add(door);
  }

  /** Whether so many get requests. */
  boolean leadsTo(int count) {
    return ready.size() == count;
  }

  /** Where Slack is told to bring its requests. */
  URI address() {
    return URI.create("http://127.0.0.1:%d/slack/events".formatted(server.getAddress().getPort()));
  }

  @Override
  public void close() {
    looks.shutdownNow();
    server.stop(0);
    threads.shutdownNow();
  }

  private void look() {
    for (Door door : doors) {
      if (isReady(door)) {
        ready.add(door);
      } else {
        ready.remove(door);
      }
    }
  }

  private boolean isReady(Door door) {
    try {
      HttpRequest look = HttpRequest.newBuilder(door.readiness()).timeout(PATIENCE).build();
      return client.send(look, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException gone) {
      return false;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    List<Door> now = new ArrayList<>(doors);
    now.retainAll(ready);
    if (now.isEmpty()) {
      answer(exchange, NOBODY, new byte[0]);
      return;
    }
    Door door = now.get(Math.floorMod(next.getAndIncrement(), now.size()));
    HttpRequest.Builder passed =
        HttpRequest.newBuilder(door.address())
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(body));
    PASSED_ON.forEach(
        name -> {
          String value = exchange.getRequestHeaders().getFirst(name);
          if (value != null) {
            passed.header(name, value);
          }
        });
    try {
      HttpResponse<byte[]> said = client.send(passed.build(), BodyHandlers.ofByteArray());
      said.headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      answer(exchange, said.statusCode(), said.body());
    } catch (IOException lost) {
      answer(exchange, UNREACHABLE, new byte[0]);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}

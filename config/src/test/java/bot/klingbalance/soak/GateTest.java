package bot.klingbalance.soak;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate before a service tells of every request that comes to it. */
class GateTest {
  private final BlockingQueue<Passage> told = new LinkedBlockingQueue<>();
  private final HttpClient bot = HttpClient.newHttpClient();
  private HttpServer service;
  private Gate gate;

  @BeforeEach
  void open() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.start();
    gate = new Gate(address(), new Weather(1, Mischief.NONE), told::add);
  }

  @AfterEach
  void close() {
    gate.close();
    service.stop(0);
  }

  @Test
  void aRequestPassesAndIsToldOf() throws Exception {
    service.createContext(
        "/respond/r1",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });

    assertThat(post().statusCode()).isEqualTo(204);
    assertThat(told.poll(20, SECONDS))
        .isEqualTo(new Passage("POST", "/respond/r1", "{}", Mischief.NONE, 204, ""));
  }

  @Test
  void aRequestThatTheServiceDropsIsToldOfAsOneUnderWhichTheLineWasCut() throws Exception {
    service.createContext("/respond/r1", exchange -> exchange.close());

    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    assertThat(told.poll(20, SECONDS))
        .isEqualTo(new Passage("POST", "/respond/r1", "{}", Mischief.CUT_AFTER, 0, ""));
  }

  private HttpResponse<String> post() throws IOException, InterruptedException {
    URI through = URI.create(gate.address(address() + "/respond/r1"));
    return bot.send(
        HttpRequest.newBuilder(through).POST(BodyPublishers.ofString("{}")).build(),
        BodyHandlers.ofString());
  }

  private String address() {
    return "http://127.0.0.1:" + service.getAddress().getPort();
  }
}

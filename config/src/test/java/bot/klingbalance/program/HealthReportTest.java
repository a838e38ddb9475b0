package bot.klingbalance.program;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.health.Dependency;
import bot.klingbalance.health.Meters;
import bot.klingbalance.settings.HealthSection;
import bot.klingbalance.testing.LogLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A port that another program has is tried again, and told once. */
class HealthReportTest {
  private static final String HERE = "127.0.0.1";

  private final Deque<Runnable> attempts = new ArrayDeque<>();
  private final List<Duration> waits = new ArrayList<>();

  @Test
  void aPortThatBecomesFreeIsServed() throws Exception {
    try (LogLines log = LogLines.of(HealthReport.class);
        ServerSocket taken = taken();
        HealthReport report = report(HERE, taken.getLocalPort())) {
      attempts.remove().run();
      assertThat(attempts).hasSize(1);
      free(taken);
      attempts.remove().run();

      assertThat(live(taken.getLocalPort())).isEqualTo("live\n");
      assertThat(attempts).isEmpty();
      assertThat(waits)
          .hasSize(2)
          .allMatch(wait -> wait.compareTo(Duration.ofMillis(500)) >= 0)
          .allMatch(wait -> wait.compareTo(Duration.ofSeconds(2)) <= 0);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("cannot be served on 127.0.0.1:" + taken.getLocalPort(), "It is tried again.");
      report.leave();
    }
  }

  @Test
  void aBotThatEndsTriesNoMore() throws Exception {
    try (ServerSocket taken = taken()) {
      HealthReport report = report(HERE, taken.getLocalPort());
      report.close();
      free(taken);
      attempts.remove().run();

      assertThat(attempts).isEmpty();
      try (ServerSocket free = new ServerSocket(taken.getLocalPort(), 1, loopback())) {
        assertThat(free.isBound()).isTrue();
      }
    }
  }

  @Test
  void anAddressOfAnotherMachineStaysOne() {
    try (LogLines log = LogLines.of(HealthReport.class);
        HealthReport report = report("192.0.2.1", 9464)) {
      report.leave();

      assertThat(attempts).isEmpty();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("Set health.bind to an address of this machine")
          .doesNotContain("again");
    }
  }

  private HealthReport report(String bind, int port) {
    return HealthReport.of(
        new HealthSection(port, bind, Optional.empty()),
        Optional.of(new Meters(Clock.systemUTC())),
        List.of(new Dependency("database", () -> true)),
        false,
        (wait, attempt) -> {
          waits.add(wait);
          attempts.add(attempt);
        });
  }

  private static ServerSocket taken() throws IOException {
    return new ServerSocket(0, 1, loopback());
  }

  private static void free(ServerSocket socket) throws IOException {
    socket.close();
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getLoopbackAddress();
  }

  private static String live(int port) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/live".formatted(port))).build(),
            BodyHandlers.ofString())
        .body();
  }
}

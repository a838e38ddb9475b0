package bot.klingbalance.health;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.command.CommandListener.Outcome;
import bot.klingbalance.health.Meters.Fate;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.testing.SlowClients;
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
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthEndpointTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:42:00Z");

  /** A line of the text format: a comment of the two kinds that there are, or a sample. */
  private static final String LINE =
      "# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{([a-z]+=\"[^\"]*\",?)+})? (NaN|[-+0-9.eE]+)";

  private final MovableClock clock = new MovableClock(NOW);
  private final Meters meters = new Meters(clock);
  private final AtomicBoolean isOnSlack = new AtomicBoolean();
  private final HttpClient browser = HttpClient.newHttpClient();
  private HealthEndpoint door;

  @BeforeEach
  void open() throws IOException {
    door =
        HealthEndpoint.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            List.of(
                new Dependency("slack", isOnSlack::get), new Dependency("database", () -> true)),
            meters);
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void itIsAliveAsSoonAsItRunsAndReadyWhenItCanWork() throws Exception {
    assertThat(get("/live").statusCode()).isEqualTo(200);
    assertThat(get("/ready").statusCode()).isEqualTo(503);
    assertThat(get("/ready").body()).isEqualTo("slack: not ready\ndatabase: ready\n");

    isOnSlack.set(true);

    assertThat(get("/ready").statusCode()).isEqualTo(200);
    assertThat(get("/ready").body()).isEqualTo("slack: ready\ndatabase: ready\n");
  }

  @Test
  void whenItEndsItIsNotReadyButAlive() throws Exception {
    isOnSlack.set(true);
    door.leave();

    assertThat(get("/ready").statusCode()).isEqualTo(503);
    assertThat(get("/ready").body()).isEqualTo("The bot is ending.\n");
    assertThat(get("/live").statusCode()).isEqualTo(200);
  }

  @Test
  void aBotThatStandsByForAnotherIsWellAndSaysSo() throws Exception {
    List<Dependency> standingBy =
        List.of(
            new Dependency("discord", () -> false, () -> true),
            new Dependency("database", () -> true));
    try (HealthEndpoint other =
        HealthEndpoint.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), standingBy, meters)) {
      HttpRequest ready =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:%d/ready".formatted(other.address().getPort())))
              .build();
      HttpResponse<String> answer = browser.send(ready, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("discord: standing by\ndatabase: ready\n");
    }
  }

  @Test
  void aBotThatHasAPartOfTheWorkSaysWhich() throws Exception {
    List<Dependency> sharing =
        List.of(new Dependency("discord", () -> true, () -> false, () -> "shards 0, 2 of 3"));
    try (HealthEndpoint other =
        HealthEndpoint.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), sharing, meters)) {
      HttpRequest ready =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:%d/ready".formatted(other.address().getPort())))
              .build();

      assertThat(browser.send(ready, BodyHandlers.ofString()).body())
          .isEqualTo("discord: ready (shards 0, 2 of 3)\n");
    }
  }

  @Test
  void whatNobodyAskedForIsNotThere() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/metrics/../../etc/passwd").statusCode()).isEqualTo(404);
    assertThat(get("/").body()).isEqualTo("There is /live, /ready and /metrics.\n");
    HttpRequest post =
        HttpRequest.newBuilder(at("/live")).POST(BodyPublishers.ofString("x")).build();
    assertThat(browser.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    HttpRequest head =
        HttpRequest.newBuilder(at("/live")).method("HEAD", BodyPublishers.noBody()).build();
    assertThat(browser.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  /** On the code before, one byte held the port for 10 s. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET /live HTTP/1.1\r\nHost: a\r\n",
        "GET /live HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf"
      })
  void aRequestThatIsSentByHalvesHoldsUpNoWholeOne(String half) throws Exception {
    try (SlowClients slow = new SlowClients(door.address().getPort())) {
      slow.send(1, half);
      assertThat(statusWithinASecond()).isEqualTo(200);
      slow.send(40, half);
      assertThat(statusWithinASecond()).isEqualTo(200);

      slow.awaitClosed();
    }
  }

  @Test
  void theNumbersAreThereBeforeAnythingHappenedAndNothingUnknownIsZero() throws Exception {
    assertThat(metrics())
        .contains("kling_warnings_total{fate=\"delivered\",reason=\"\"} 0.0")
        .contains("kling_warnings_total{fate=\"set_aside\",reason=\"\"} 0.0")
        .noneMatch(line -> line.contains("age"));
  }

  @Test
  void whatHappenedIsCountedAndTimed() throws Exception {
    meters.watch("slack", isOnSlack::get);
    meters.command("balance", Outcome.ANSWERED, Duration.ofMillis(40));
    meters.command("balance", Outcome.ANSWERED, Duration.ofSeconds(2));
    meters.upstream("refused", Duration.ofMillis(300));
    meters.warning(Fate.PLANNED, "");
    meters.warning(Fate.SET_ASIDE, "not_in_channel");
    meters.warning(Fate.SET_ASIDE, "{\"a\": \"foreign\"}");
    meters.read(NOW.minusSeconds(90));
    meters.read(NOW.minusSeconds(200));
    meters.checked();
    clock.move(Duration.ofSeconds(30));

    List<String> lines = metrics();

    assertThat(lines)
        .contains(
            "kling_up{dependency=\"slack\"} 0.0",
            "kling_command_seconds_count{command=\"balance\",outcome=\"answered\"} 2",
            "kling_command_seconds_sum{command=\"balance\",outcome=\"answered\"} 2.04",
            "kling_command_seconds_bucket{command=\"balance\",outcome=\"answered\",le=\"0.05\"} 1",
            "kling_upstream_seconds_count{outcome=\"refused\"} 1",
            "kling_warnings_total{fate=\"planned\",reason=\"\"} 1.0",
            "kling_warnings_total{fate=\"set_aside\",reason=\"not_in_channel\"} 1.0",
            "kling_warnings_total{fate=\"set_aside\",reason=\"other\"} 1.0",
            "kling_newest_reading_age_seconds 120.0",
            "kling_last_check_age_seconds 30.0");
    assertThat(lines).allMatch(line -> line.matches(LINE));
  }

  private int statusWithinASecond() throws Exception {
    return browser
        .sendAsync(HttpRequest.newBuilder(at("/live")).build(), BodyHandlers.ofString())
        .get(1, TimeUnit.SECONDS)
        .statusCode();
  }

  private List<String> metrics() throws Exception {
    HttpResponse<String> metrics = get("/metrics");
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    return metrics.body().lines().toList();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return browser.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(door.address().getPort(), path));
  }
}

package bot.klingbalance.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.http.network.ExtraAuthorities;
import bot.klingbalance.http.network.Network;
import bot.klingbalance.http.network.ProxyVariables;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.testing.FakeProxy;
import bot.klingbalance.testing.LogLines;
import bot.klingbalance.testing.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes out: the heartbeat, and the requests that are timed. */
class OutwardsTest {
  private final MockWebServer elsewhere = new MockWebServer();
  private final OkHttpClient http = new OkHttpClient();
  private final Meters meters = new Meters(new MovableClock(Instant.EPOCH));

  @BeforeEach
  void start() throws IOException {
    elsewhere.start();
  }

  @AfterEach
  void close() {
    elsewhere.close();
    http.dispatcher().executorService().shutdown();
  }

  @Test
  void eachBeatIsACallOfTheAddress() throws Exception {
    elsewhere.enqueue(new MockResponse.Builder().code(500).build());
    elsewhere.enqueue(new MockResponse.Builder().build());
    Secret address = Secret.of(elsewhere.url("/ping/my-own-id").toString());
    Heartbeat heartbeat = new Heartbeat(http, () -> Optional.of(address));

    heartbeat.checked();
    heartbeat.checked();

    for (int beat = 0; beat < 2; beat++) {
      assertThat(elsewhere.takeRequest(10, TimeUnit.SECONDS).getTarget())
          .isEqualTo("/ping/my-own-id");
    }
  }

  @Test
  void aBeatFollowsNoRedirect() throws Exception {
    elsewhere.enqueue(
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", elsewhere.url("/stranger").toString())
            .build());
    elsewhere.enqueue(new MockResponse.Builder().build());
    Secret address = Secret.of(elsewhere.url("/ping/my-own-id").toString());
    Heartbeat heartbeat = new Heartbeat(http, () -> Optional.of(address));

    heartbeat.checked();
    elsewhere.takeRequest(10, TimeUnit.SECONDS);
    heartbeat.checked();

    assertThat(elsewhere.takeRequest(10, TimeUnit.SECONDS).getTarget())
        .isEqualTo("/ping/my-own-id");
  }

  @Test
  void aBeatGoesThroughTheProxyAndItIsNamedWhereItDoesNotLeadThere(@TempDir Path directory)
      throws Exception {
    // The next beat begins a connection of its own.
    elsewhere.enqueue(new MockResponse.Builder().addHeader("Connection", "close").build());
    try (FakeProxy proxy = new FakeProxy();
        LogLines log = LogLines.of(Heartbeat.class)) {
      proxy.leads("ping.test", elsewhere.getPort());
      Network company =
          new Network(
              new ProxyVariables(Map.of("HTTPS_PROXY", proxy.address()), Map.of()).rules(),
              ExtraAuthorities.ofPem(Files.readString(FakeProxy.authority(directory))));
      Secret address = Secret.of("https://ping.test/ping/my-own-id");
      Heartbeat heartbeat = new Heartbeat(company.through(http), () -> Optional.of(address));

      heartbeat.checked();
      assertThat(elsewhere.takeRequest(10, TimeUnit.SECONDS).getTarget())
          .isEqualTo("/ping/my-own-id");
      proxy.refuses("ping.test", 403);
      heartbeat.checked();
      log.awaitWarnings(1);

      assertThat(log.warnings().get(0))
          .contains(
              "the proxy %s refuses the way to ping.test (403)".formatted(proxy.hostAndPort()))
          .doesNotContain("my-own-id");
    }
  }

  @Test
  void whereNoAddressIsSetNothingIsCalled() {
    new Heartbeat(http, Optional::empty).checked();

    assertThat(elsewhere.getRequestCount()).isZero();
  }

  @Test
  void thatUseApiCeasesToAnswerIsToldOnceAndThatItAnswersAgainToo() throws Exception {
    OkHttpClient client =
        http.newBuilder()
            .addInterceptor(new UpstreamReach(reach -> meters.watch("useapi", reach)))
            .build();
    Request request = new Request.Builder().url(elsewhere.url("/")).build();
    try (LogLines log = LogLines.of(UpstreamReach.class)) {
      assertThat(up()).isEmpty();
      answers(client, request, 500, 503, 404, 500, 503);
      assertThat(up()).contains("kling_up{dependency=\"useapi\"} 1.0");
      assertThat(log.messages()).isEmpty();

      answers(client, request, 502, 500);
      assertThat(up()).contains("kling_up{dependency=\"useapi\"} 0.0");
      answers(client, request, 596, 200);

      assertThat(up()).contains("kling_up{dependency=\"useapi\"} 1.0");
      assertThat(log.messages())
          .containsExactly(
              "useapi.net does not answer as it should: it answered with status 502.",
              "useapi.net answers again.");
    }
  }

  @Test
  void aRequestThatTheBotEndsItselfSaysNothingOfUseApi() throws Exception {
    OkHttpClient client =
        http.newBuilder()
            .addInterceptor(new UpstreamReach(reach -> meters.watch("useapi", reach)))
            .build();
    for (int i = 0; i < 3; i++) {
      Call call = client.newCall(new Request.Builder().url(elsewhere.url("/")).build());
      call.cancel();
      assertThatThrownBy(call::execute).isInstanceOf(IOException.class);
    }

    assertThat(up()).isEmpty();
  }

  private void answers(OkHttpClient client, Request request, int... statuses) throws IOException {
    for (int status : statuses) {
      elsewhere.enqueue(new MockResponse.Builder().code(status).build());
      try (Response response = client.newCall(request).execute()) {
        assertThat(response.code()).isEqualTo(status);
      }
    }
  }

  private Optional<String> up() {
    return meters.scrape().lines().filter(line -> line.startsWith("kling_up{")).findFirst();
  }

  @Test
  void aRequestIsTimedByWhatCameOfIt() throws Exception {
    OkHttpClient metered = http.newBuilder().addInterceptor(new UpstreamMeter(meters)).build();
    Request request = new Request.Builder().url(elsewhere.url("/")).build();
    for (int status : new int[] {200, 404, 596}) {
      elsewhere.enqueue(new MockResponse.Builder().code(status).build());
      try (Response response = metered.newCall(request).execute()) {
        assertThat(response.code()).isEqualTo(status);
      }
    }
    elsewhere.close();
    assertThatThrownBy(() -> metered.newCall(request).execute()).isInstanceOf(IOException.class);

    assertThat(meters.scrape().lines())
        .contains(
            "kling_upstream_seconds_count{outcome=\"answered\"} 1",
            "kling_upstream_seconds_count{outcome=\"refused\"} 1",
            "kling_upstream_seconds_count{outcome=\"failed\"} 1",
            "kling_upstream_seconds_count{outcome=\"unreachable\"} 1");
  }
}

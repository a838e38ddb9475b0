package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.useapi.wire.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;

/** Servers that break the protocol. */
class HostileServerTest extends RequestContexts {
  private static final UseApiLimits IMPATIENT =
      new UseApiLimits(
          4, Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofMillis(100), 100);

  @Test
  void aBodyThatIsCutOffIsUnreadableAndAskedForOnceMore() {
    server.enqueue(cutOff());
    server.enqueue(cutOff());

    assertFailure(Reason.UNREADABLE, 2);
  }

  @Test
  void aBodyThatIsCutOffOnceIsNotSeen() {
    server.enqueue(cutOff());
    upstreamAnswers(200, Bodies.ACCOUNT);

    assertThat(find().left()).contains(Credits.of(560));
  }

  @Test
  void anErrorIsWhatItsStatusSaysEvenWithoutItsBody() {
    server.enqueue(
        response(404, "x".repeat(10_000)).onResponseBody(new SocketEffect.CloseSocket()).build());
    upstreamAnswers(200, "{}");

    assertFailure(Reason.NOT_CONFIGURED, 2);
  }

  @Test
  void fiveMebibytesOfJsonAreUnreadable() {
    String large = "{\"balance\":{\"total\":1},\"x\":\"%s\"}".formatted("x".repeat(5 << 20));
    upstreamAnswers(200, large);
    upstreamAnswers(200, large);

    assertFailure(Reason.UNREADABLE, 2);
  }

  @Test
  void aBodyOfExactlyOneMebibyteIsRead() {
    String frame = "{\"balance\":{\"total\":56000},\"x\":\"\"}";
    String filling = "x".repeat((1 << 20) - frame.length());
    upstreamAnswers(200, frame.replace("\"\"", "\"" + filling + "\""));

    assertThat(find().left()).contains(Credits.of(560));
  }

  @Test
  void aSmallBodyThatUnpacksToALargeOneIsUnreadable() throws IOException {
    MockResponse bomb = packed("{\"x\":\"" + "0".repeat(50 << 20) + "\"}");
    server.enqueue(bomb);
    server.enqueue(bomb);

    assertFailure(Reason.UNREADABLE, 2);
  }

  @Test
  void aPackedBodyIsRead() throws IOException {
    server.enqueue(packed(Bodies.ACCOUNT));

    assertThat(find().left()).contains(Credits.of(560));
  }

  @Test
  void htmlWithStatus200IsUnreadable() {
    upstreamAnswers(200, "<!doctype html><title>Just a moment…</title>");
    upstreamAnswers(200, "<!doctype html><title>Just a moment…</title>");

    assertFailure(Reason.UNREADABLE, 2);
  }

  @Test
  void whatIsNoHttpIsUnreadable() {
    server.enqueue(new MockResponse.Builder().status("SSH-2.0-OpenSSH_9.9").build());
    server.enqueue(new MockResponse.Builder().status("SSH-2.0-OpenSSH_9.9").build());

    assertFailure(Reason.UNREADABLE, 2);
  }

  @Test
  void aServerThatAcceptsAndNeverAnswersIsUnreachable() {
    accounts.close();
    accounts = accounts(IMPATIENT);
    for (int i = 0; i < 3; i++) {
      server.enqueue(response(200, "").onResponseStart(SocketEffect.Stall.INSTANCE).build());
    }

    assertUnreachableAfterTwoRetries();
  }

  @Test
  void aBodyThatStopsInTheMiddleIsUnreachable() {
    accounts.close();
    accounts = accounts(IMPATIENT);
    for (int i = 0; i < 3; i++) {
      server.enqueue(
          response(200, Bodies.ACCOUNT).onResponseBody(SocketEffect.Stall.INSTANCE).build());
    }

    assertUnreachableAfterTwoRetries();
  }

  @Test
  void aSlowAnswerIsWaitedForWhateverTheSharedClientWouldDo() {
    OkHttpClient hasty =
        shared
            .newBuilder()
            .readTimeout(Duration.ofMillis(50))
            .callTimeout(Duration.ofMillis(50))
            .build();
    accounts.close();
    HttpExchange exchange = new HttpExchange(hasty, TOKEN, 4);
    accounts =
        new UseApiAccounts(
            new UseApiAddress(server.url("/").toString()),
            UseApiAccounts.context(exchange, time, UseApiLimits.DEFAULT));
    server.enqueue(response(200, Bodies.ACCOUNT).headersDelay(400, TimeUnit.MILLISECONDS).build());

    assertThat(find().left()).contains(Credits.of(560));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aHangingServerEndsWithTheDeadline() {
    var limits =
        new UseApiLimits(
            4, Duration.ofSeconds(15), Duration.ofMillis(300), Duration.ofMinutes(10), 100);
    for (int i = 0; i < 3; i++) {
      server.enqueue(response(200, "").onResponseStart(SocketEffect.Stall.INSTANCE).build());
    }
    try (var inRealTime =
        new UseApiAccounts(
            shared, new UseApiAddress(server.url("/").toString()), TOKEN, time.clock(), limits)) {
      AccountLookup lookup = answer(inRealTime.find(STUDIO, Freshness.RECENT));

      assertThat(lookup).isEqualTo(new Failed(STUDIO, Failure.of(Reason.UNREACHABLE)));
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void aRefusedConnectionIsUnreachable() {
    server.close();

    assertFailure(Reason.UNREACHABLE, 0);
    assertThat(time.waits()).hasSize(2);
  }

  @Test
  void aConnectionThatBreaksOffIsTriedAgain() {
    server.enqueue(response(200, "").onRequestStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(response(200, "").onResponseStart(new SocketEffect.CloseSocket()).build());
    upstreamAnswers(200, Bodies.ACCOUNT);

    assertThat(find().left()).contains(Credits.of(560));
    assertThat(time.waits()).hasSize(2);
  }

  @Test
  void aRedirectIsNotFollowedAndTheTokenReachesNobodyElse() throws IOException {
    try (MockWebServer elsewhere = new MockWebServer()) {
      elsewhere.start();
      for (int status : new int[] {301, 308}) {
        server.enqueue(
            response(status, "").addHeader("Location", elsewhere.url("/").toString()).build());
      }

      assertFailure(Reason.UNREADABLE, 2);
      assertThat(elsewhere.getRequestCount()).isZero();
    }
  }

  @Test
  void a408IsNotRepeated() {
    upstreamAnswers(408, "");
    upstreamAnswers(200, Bodies.ACCOUNT);

    assertFailure(Reason.UNREADABLE, 1);
  }

  @Test
  void a503ThatMayBeRepeatedAtOnceCountsLikeAnyOther() {
    for (int i = 0; i < 5; i++) {
      server.enqueue(response(503, "").addHeader("Retry-After", "0").build());
    }

    assertFailure(Reason.UPSTREAM_TROUBLE, 3);
    assertThat(time.waits()).hasSize(2).allMatch(wait -> wait.toMillis() >= 250);
  }

  /** On a busy machine the connection itself may time out, and the server sees fewer requests. */
  private void assertUnreachableAfterTwoRetries() {
    assertThat(((Failed) find()).failure().reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(time.waits()).hasSize(2);
  }

  private void assertFailure(Reason reason, int requests) {
    assertThat(((Failed) find()).failure().reason()).isEqualTo(reason);
    assertThat(server.getRequestCount()).isEqualTo(requests);
  }

  private static MockResponse cutOff() {
    return response(200, Bodies.ACCOUNT).onResponseBody(new SocketEffect.CloseSocket()).build();
  }

  private static MockResponse packed(String body) throws IOException {
    Buffer packed = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(packed))) {
      sink.writeUtf8(body);
    }
    return new MockResponse.Builder().body(packed).addHeader("Content-Encoding", "gzip").build();
  }
}

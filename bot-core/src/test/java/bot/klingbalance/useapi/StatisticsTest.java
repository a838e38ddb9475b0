package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.Requester;
import bot.klingbalance.usage.DayStatistics;
import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.JobTally;
import bot.klingbalance.usage.UsageStatistics.Counted;
import bot.klingbalance.usage.UsageStatistics.Result;
import bot.klingbalance.usage.UsageStatistics.Unread;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API was used for, over real HTTP. */
class StatisticsTest extends RequestContexts {
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private static final Requester ANNA = new Requester("anna");

  @Test
  void jobsAreCountedByAccountAndModelAndTheirFailuresByCode() throws InterruptedException {
    upstreamAnswers(200, StatisticsBodies.DAY);

    DayStatistics day = counted();

    assertThat(day.complete()).isTrue();
    assertThat(day.of(STUDIO))
        .isEqualTo(
            new JobCounts(
                Map.of(
                    "kling-v3-pro", new JobTally(2, 1, 1),
                    "POST /images/kolors", new JobTally(1, 1, 0)),
                Map.of("429", 1, "failed", 1)));
    assertThat(day.of(OTHER))
        .isEqualTo(new JobCounts(Map.of("other", new JobTally(1, 0, 1)), Map.of()));
    var request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/v2/account/stats?bot=kling&date=2026-11-22");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN.reveal());
  }

  @Test
  void aDayIsAskedForOnceInAQuarterOfAnHour() {
    upstreamAnswers(200, StatisticsBodies.DAY);
    upstreamAnswers(200, "{\"bot\":\"kling\"}");

    DayStatistics first = counted();
    time.pass(Duration.ofMinutes(14));
    assertThat(counted()).isEqualTo(first);
    assertThat(server.getRequestCount()).isEqualTo(1);

    time.pass(Duration.ofMinutes(2));
    assertThat(counted().accounts()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void twoWhoAskAtOnceShareARequest() {
    server.enqueue(
        response(200, StatisticsBodies.DAY).bodyDelay(200, TimeUnit.MILLISECONDS).build());

    CompletableFuture<Result> one = accounts.statistics().of(DAY, ANNA);
    CompletableFuture<Result> other = accounts.statistics().of(DAY, new Requester("bob"));

    assertThat(answer(one)).isEqualTo(answer(other));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void troubleIsAskedAgainAndThenSaid() {
    for (int i = 0; i < 3; i++) {
      upstreamAnswers(503, "{\"error\":{\"code\":503,\"message\":\"busy\"}}");
    }
    assertThat(statistics()).isEqualTo(new Unread(Failure.of(Reason.UPSTREAM_TROUBLE)));

    upstreamAnswers(401, Bodies.UNAUTHORIZED);
    assertThat(statistics()).isEqualTo(new Unread(RequestContexts.TOKEN_REFUSED));
  }

  @Test
  void afterSlowDownBalancesWaitToo() {
    server.enqueue(response(429, "").addHeader("Retry-After", "3600").build());
    assertThat(statistics().match(counted -> null, Unread::failure).reason())
        .isEqualTo(Reason.SLOW_DOWN);

    assertThat(find().left()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<!doctype html>",
        "[]",
        "{}",
        "{\"hello\":1}",
        "{\"data\":[{\"config\":\"studio@example.com\"}]",
        "{\"data\":[{\"config\":\"studio@example.com\"}",
        "{\"data\":[]} {}",
        "{\"data\":[]}x",
        "{\"data\":[],}",
        "{\"total\":7,\"data\":[]}",
        "{\"date\":\"2026-11-21\",\"data\":[]}",
        "{\"bot\":\"kling\",\"error\":\"Unauthorized\",\"code\":401}",
        "{\"data\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
      })
  void whatIsNotWholeOrOfAnotherDayIsUnreadable(String body) {
    upstreamAnswers(200, body);
    upstreamAnswers(200, body);

    assertThat(statistics()).isEqualTo(new Unread(Failure.of(Reason.UNREADABLE)));
    assertThat(server.getRequestCount()).isEqualTo(2);
    assertThat(statistics()).as("not asked again at once").isInstanceOf(Unread.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"bot\":\"kling\"}",
        "{\"data\":null}",
        "{\"data\":[]}",
        "{\"data\":{},\"total\":0}",
        "{\"data\":[null,7,\"x\",[],[[{}]],true]}",
        "{\"data\":[],\"summary\":{\"a\":{\"b\":[1,{\"c\":null}]}}}",
      })
  void aDayWithoutJobsIsRead(String body) {
    upstreamAnswers(200, body);

    assertThat(counted()).isEqualTo(new DayStatistics(DAY, Map.of(), true));
  }

  /** Jackson keeps each of their names in memory. */
  @Test
  void thousandsOfKindsOfMembersAreUnreadable() {
    String members =
        IntStream.range(0, 2_000)
            .mapToObj("\"member-%d\":0"::formatted)
            .collect(Collectors.joining(",", "{\"data\":[{", "}]}"));
    upstreamAnswers(200, members);
    upstreamAnswers(200, members);

    assertThat(statistics()).isEqualTo(new Unread(Failure.of(Reason.UNREADABLE)));
  }

  @Test
  void membersOfWrongTypesAreUnknownAndTheJobCounts() {
    upstreamAnswers(
        200,
        """
        {"data":[
          {"config":"studio@example.com","model":null,"endpoint":["x"],"func":{"a":1},
           "code":null,"status":true},
          {"config":"studio@example.com","model":7,"code":"abc","status":{}},
          {"config":"studio@example.com","code":-1e999},
          {"config":"no address","model":"x"},
          {"config":null},
          {}
        ]}
        """);

    DayStatistics day = counted();

    assertThat(day.complete()).as("some jobs are of nobody").isFalse();
    assertThat(day.accounts()).containsOnlyKeys(STUDIO);
    assertThat(day.of(STUDIO).byName())
        .isEqualTo(Map.of("other", new JobTally(2, 0, 0), "7", new JobTally(1, 0, 0)));
  }

  @Test
  void foreignNamesAreCleanedAndFew() {
    StringBuilder rows = new StringBuilder("{\"data\":[");
    for (int i = 0; i < 500; i++) {
      rows.append("{\"config\":\"studio@example.com\",\"status\":\"failed %d\",".formatted(i));
      rows.append("\"model\":\"m%d\\u202E<@U1> a@b.example %s\"},".formatted(i, "y".repeat(99)));
    }
    upstreamAnswers(200, rows + "{}]}");

    JobCounts counts = counted().of(STUDIO);

    assertThat(counts.all().jobs()).isEqualTo(500);
    assertThat(counts.byName()).hasSize(JobCounts.MOST_NAMES).containsKey(JobCounts.OTHER);
    assertThat(counts.failures()).hasSize(JobCounts.MOST_FAILURES).containsKey(JobCounts.OTHER);
    assertThat(counts.byName().keySet())
        .allSatisfy(
            name ->
                assertThat(name)
                    .hasSizeLessThanOrEqualTo(64)
                    .doesNotContain("\u202E", "b.example"));
  }

  @Test
  void aBodyThatStopsInTheMiddleIsCountedAtNoTime() {
    for (int i = 0; i < 2; i++) {
      server.enqueue(
          response(200, StatisticsBodies.DAY + " ".repeat(100_000))
              .onResponseBody(new SocketEffect.CloseSocket())
              .build());
    }

    assertThat(statistics()).isEqualTo(new Unread(Failure.of(Reason.UNREADABLE)));
  }

  @Test
  void aSmallBodyThatUnpacksToALargeOneIsUnreadable() throws IOException {
    MockResponse bomb = packed("{\"data\":[],\"x\":\"" + "0".repeat(33 << 20) + "\"}");
    server.enqueue(bomb);
    server.enqueue(bomb);

    assertThat(statistics()).isEqualTo(new Unread(Failure.of(Reason.UNREADABLE)));
  }

  @Test
  void thirtyMegabytesOfAnUnwantedTextAreReadOver() throws IOException {
    server.enqueue(packed("{\"x\":\"%s\",\"data\":[]}".formatted("0".repeat(30 << 20))));

    assertThat(counted().accounts()).isEmpty();
  }

  @Test
  void afterTheEndNobodyIsAsked() {
    accounts.close();

    assertThat(statistics()).isEqualTo(new Unread(Failure.of(Reason.UNREACHABLE)));
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void theAddressKeepsWhatStandsBeforeThatOfKling() {
    assertThat(UseApiAddress.PUBLIC.statistics(DAY).toString())
        .isEqualTo("https://api.useapi.net/v2/account/stats?bot=kling&date=2026-11-22");
    assertThat(address("http://127.0.0.1:8080/proxy/v1/kling/"))
        .isEqualTo("http://127.0.0.1:8080/proxy/v2/account/stats?bot=kling&date=2026-11-22");
    assertThat(address("http://127.0.0.1:8080"))
        .isEqualTo("http://127.0.0.1:8080/v2/account/stats?bot=kling&date=2026-11-22");
  }

  private static String address(String base) {
    return new UseApiAddress(base).statistics(DAY).toString();
  }

  private static MockResponse packed(String body) throws IOException {
    Buffer packed = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(packed))) {
      sink.writeUtf8(body);
    }
    return new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(packed).build();
  }

  private DayStatistics counted() {
    return statistics()
        .match(
            Counted::statistics,
            unread -> {
              throw new AssertionError(unread.failure().toString());
            });
  }

  private Result statistics() {
    return answer(accounts.statistics().of(DAY, ANNA));
  }
}

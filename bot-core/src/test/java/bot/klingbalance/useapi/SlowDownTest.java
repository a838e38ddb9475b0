package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rate limiting: useapi.net answers 429. */
class SlowDownTest extends RequestContexts {
  @ParameterizedTest
  @CsvSource({
    "7, '', 7",
    "7.5, '', 7.5",
    "'Mon, 23 Nov 2026 10:42:09 GMT', '', 9",
    "'', '{\"error\":\"slow\",\"retryAfter\":\"2026-11-23T10:42:08Z\"}', 8",
    "'', '{\"error\":{\"code\":429,\"retryAfter\":\"2026-11-23T11:42:08.000+01:00\"}}', 8",
    "7, '{\"error\":\"slow\",\"retryAfter\":\"2026-11-23T10:42:08Z\"}', 8",
    "12, '{\"error\":\"slow\",\"retryAfter\":\"2026-11-23T10:42:08Z\"}', 12",
    "soon, '{\"error\":\"slow\",\"retryAfter\":\"2026-11-23T10:42:08Z\"}', 8",
    "'', '', 5",
    "soon, '{\"retryAfter\":\"later\"}', 5",
    "-3, 'no json', 5"
  })
  void theNextRequestComesWhenItWasAskedFor(String header, String body, double seconds) {
    slowDown(header, body);
    upstreamAnswers(200, Bodies.ACCOUNT);

    assertThat(find().left()).contains(Credits.of(560));
    assertThat(time.waits()).containsExactly(Duration.ofMillis((long) (seconds * 1000)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, ''",
    "'Mon, 23 Nov 2020 10:42:09 GMT', ''",
    "'', '{\"retryAfter\":\"2020-11-23T10:42:08Z\"}'"
  })
  void aPauseThatIsOverAlreadyIsNoLeaveToHurry(String header, String body) {
    slowDown(header, body);
    upstreamAnswers(200, Bodies.ACCOUNT);

    assertThat(find().left()).contains(Credits.of(560));
    assertThat(time.waits().get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
  }

  @ParameterizedTest
  @CsvSource({
    "60, '', 60",
    "20, '', 20",
    "3600, '', 3600",
    "3601, '', 3600",
    "99999999999999999999, '', 3600",
    "'Fri, 31 Dec 9999 23:59:59 GMT', '', 3600",
    "'', '{\"retryAfter\":\"+999999999-12-31T23:59:59-18:00\"}', 3600"
  })
  void aPauseBeyondTheDeadlineFailsAtOnceAndSaysUntilWhen(String header, String body, int seconds) {
    slowDown(header, body);

    assertThat(find()).isEqualTo(slowedDown(Duration.ofSeconds(seconds)));
    assertThat(time.waits()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void whileThePauseLastsNothingElseIsAskedEither() {
    slowDown("60", "");
    find();
    time.pass(Duration.ofSeconds(20));

    Failed other = (Failed) find(OTHER);

    assertThat(other.failure())
        .isEqualTo(new Failure(Reason.SLOW_DOWN, Optional.of(FakeTime.START.plusSeconds(60))));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aFollowingCallWaitsForAPauseThatEndsWithinItsDeadline() {
    slowDown("15", "");
    slowDown("15", "");
    upstreamAnswers(200, Bodies.ACCOUNT);
    find();

    assertThat(find(OTHER).left()).contains(Credits.of(560));
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(15), Duration.ofSeconds(15));
  }

  @Test
  void afterThePauseAllIsAsBefore() {
    slowDown("60", "");
    find();
    time.pass(Duration.ofSeconds(60));
    upstreamAnswers(200, Bodies.ACCOUNT);

    assertThat(find().left()).contains(Credits.of(560));
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void theListObeysThePauseToo() {
    slowDown("60", "");
    find();

    assertThat(list().toString()).contains("SLOW_DOWN");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void a503MayAskForAPauseAsWell() {
    server.enqueue(response(503, "").addHeader("Retry-After", "4").build());
    upstreamAnswers(200, Bodies.ACCOUNT);

    assertThat(find().left()).contains(Credits.of(560));
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(4));
  }

  @Test
  void aLongPauseAfterA503HoldsForThatAccountOnly() {
    server.enqueue(response(503, "").addHeader("Retry-After", "60").build());
    upstreamAnswers(200, Bodies.ACCOUNT);

    assertThat(((Failed) find()).failure())
        .isEqualTo(
            new Failure(Reason.UPSTREAM_TROUBLE, Optional.of(FakeTime.START.plusSeconds(60))));
    assertThat(find(OTHER).left()).contains(Credits.of(560));
  }

  private void slowDown(String header, String body) {
    var response = response(429, body);
    server.enqueue(
        (header.isEmpty() ? response : response.addHeader("Retry-After", header)).build());
  }

  private Failed slowedDown(Duration pause) {
    var retryAt = Optional.of(FakeTime.START.plus(pause));
    return new Failed(STUDIO, new Failure(Reason.SLOW_DOWN, retryAt));
  }
}

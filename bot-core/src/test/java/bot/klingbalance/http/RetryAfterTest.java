package bot.klingbalance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a wait is asked for, and what is none. */
class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|PT0S",
        "30|PT30S",
        " 30 |PT30S",
        "0030|PT30S",
        "2.5|PT2.5S",
        "64.57|PT64.57S",
        "0.0001|PT0.001S",
        ".5|PT0.5S",
        "7.|PT7S",
        "86400|PT24H",
        "99999999999999999999|PT24H",
        "Tue, 24 Nov 2026 09:01:30 GMT|PT1M30S",
        "Tue, 24 Nov 2026 08:00:00 GMT|PT0S",
        "Thu, 24 Nov 2044 09:00:00 GMT|PT24H",
        "2026-11-24T09:00:08Z|PT8S",
        "2026-11-24T10:00:08.000+01:00|PT8S",
        "+999999999-12-31T23:59:59-18:00|PT24H"
      })
  void secondsFractionsAndDatesAreWaitedFor(String text, Duration wait) {
    assertThat(RetryAfter.of(text, NOW)).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1e9", "NaN", "1,5", ".", "Tue, 24 Nov 2026"})
  void whatSaysNothingIsNoWait(String text) {
    assertThat(RetryAfter.of(text, NOW)).isEmpty();
    assertThat(RetryAfter.of(text + " ".repeat(100) + "x", NOW)).isEmpty();
  }

  @Test
  void aDateCountsFromTheDateOfTheAnswerWhateverTheClocksSay() {
    Response answer =
        answer()
            .header("Date", "Mon, 01 Jan 2001 00:00:00 GMT")
            .header("Retry-After", "Mon, 01 Jan 2001 00:01:00 GMT")
            .build();

    assertThat(RetryAfter.of(answer)).contains(Duration.ofMinutes(1));
  }

  @Test
  void withoutADateItCountsFromWhenTheAnswerCame() {
    Response answer =
        answer()
            .receivedResponseAtMillis(NOW.toEpochMilli())
            .header("Retry-After", "Tue, 24 Nov 2026 09:00:45 GMT")
            .build();

    assertThat(RetryAfter.of(answer)).contains(Duration.ofSeconds(45));
  }

  @Test
  void anAnswerWithoutTheHeaderAsksForNothing() {
    assertThat(RetryAfter.of(answer().build())).isEmpty();
  }

  private static Response.Builder answer() {
    return new Response.Builder()
        .request(new Request.Builder().url("http://127.0.0.1/").build())
        .protocol(Protocol.HTTP_1_1)
        .code(429)
        .message("Too Many Requests");
  }
}

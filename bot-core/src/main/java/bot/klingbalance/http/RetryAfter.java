package bot.klingbalance.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Response;

/**
 * How long an answer asks to wait before the next request: in seconds, also with a fraction as
 * Discord writes them, as an HTTP date (RFC 9110, 10.2.3), or in ISO-8601. Pure.
 */
public final class RetryAfter {
  /** The longest wait that is accepted: whatever the bot sends is of that day. */
  public static final Duration LONGEST = Duration.ofDays(1);

  private static final String HEADER = "Retry-After";
  private static final int LONGEST_TEXT = 64;
  private static final Pattern SECONDS = Pattern.compile("\\d+(?:\\.\\d*)?|\\.\\d+");
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

  private RetryAfter() {}

  /**
   * What the header of an answer asks for; empty without one that can be read. A date counts from
   * the {@code Date} of the answer, so that a clock that is wrong on either side makes no
   * difference.
   */
  public static Optional<Duration> of(Response response) {
    String header = response.header(HEADER);
    return header == null ? Optional.empty() : of(header, sentAt(response));
  }

  /**
   * The wait that a text asks for, from {@code now} on, to the millisecond: at least zero, at most
   * {@link #LONGEST}; empty where it cannot be read.
   */
  public static Optional<Duration> of(String text, Instant now) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    return SECONDS.matcher(stripped).matches()
        ? Optional.of(ofSeconds(new BigDecimal(stripped)))
        : moment(stripped).map(at -> within(Duration.between(now, at)));
  }

  private static Duration ofSeconds(BigDecimal seconds) {
    BigDecimal most = BigDecimal.valueOf(LONGEST.toSeconds());
    BigDecimal millis = seconds.min(most).multiply(MILLIS).setScale(0, RoundingMode.CEILING);
    return Duration.ofMillis(millis.longValueExact());
  }

  private static Duration within(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }

  private static Instant sentAt(Response response) {
    return Optional.ofNullable(response.header("Date"))
        .flatMap(RetryAfter::moment)
        .orElseGet(() -> Instant.ofEpochMilli(response.receivedResponseAtMillis()));
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(
          text.contains(",")
              ? ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }
}

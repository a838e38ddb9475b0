package bot.klingbalance.useapi.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long useapi.net asks to wait before the next request: the header {@code Retry-After} in
 * seconds or as an HTTP date (RFC 9110, 10.2.3), or {@code retryAfter} in the body in ISO-8601.
 */
public final class RetryAfter {
  /** The longest wait that is accepted; a longer one is taken for a mistake of the sender. */
  public static final Duration LONGEST = Duration.ofHours(1);

  private static final int LONGEST_TEXT = 64;
  private static final Pattern SECONDS = Pattern.compile("0*(\\d+)(?:\\.\\d*)?");

  private RetryAfter() {}

  /** The longer of both waits, from {@code now} on; empty if neither can be read. */
  static Optional<Duration> laterOf(Optional<String> header, Optional<String> body, Instant now) {
    return Stream.concat(header.stream(), body.stream())
        .flatMap(text -> parse(text.strip(), now).stream())
        .max(Duration::compareTo);
  }

  private static Optional<Duration> parse(String text, Instant now) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    var seconds = SECONDS.matcher(text);
    if (seconds.matches()) {
      return Optional.of(capped(seconds.group(1)));
    }
    return moment(text).map(at -> capped(Duration.between(now, at)));
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(
          text.contains(",")
              ? ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration capped(String seconds) {
    return seconds.length() > 9 ? LONGEST : capped(Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static Duration capped(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}

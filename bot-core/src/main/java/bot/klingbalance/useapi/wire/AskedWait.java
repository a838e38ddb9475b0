package bot.klingbalance.useapi.wire;

import bot.klingbalance.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long useapi.net asks to wait before the next request: by the header {@code Retry-After}, or
 * by {@code retryAfter} in the body.
 */
public final class AskedWait {
  /** The longest wait that is accepted; a longer one is taken for a mistake of the sender. */
  public static final Duration LONGEST = Duration.ofHours(1);

  private AskedWait() {}

  /** The longer of both waits, from {@code now} on; empty if neither can be read. */
  static Optional<Duration> longerOf(Optional<String> header, Optional<String> body, Instant now) {
    return Stream.concat(header.stream(), body.stream())
        .flatMap(text -> RetryAfter.of(text, now).stream())
        .map(wait -> wait.compareTo(LONGEST) < 0 ? wait : LONGEST)
        .max(Duration::compareTo);
  }
}

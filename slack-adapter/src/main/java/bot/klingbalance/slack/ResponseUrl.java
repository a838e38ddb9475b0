package bot.klingbalance.slack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where the answer to one request goes. Anyone who knows the address can post there, so it is never
 * logged.
 *
 * @param since when the request came
 */
public record ResponseUrl(HttpUrl address, Instant since) {
  /** {@code docs.slack.dev/interactivity/handling-user-interaction#message_responses}. */
  static final Duration VALID_FOR = Duration.ofMinutes(30);

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

  /** The address that came with a request; empty when no answer may go to it. */
  static Optional<ResponseUrl> of(@Nullable String address, Instant since) {
    return trusted(address).map(url -> new ResponseUrl(url, since));
  }

  /** An address that is encrypted, or does not leave this machine. */
  private static Optional<HttpUrl> trusted(@Nullable String address) {
    return Optional.ofNullable(address)
        .map(HttpUrl::parse)
        .filter(url -> url.isHttps() || LOOPBACK.contains(url.host()));
  }

  boolean isValidAt(Instant now) {
    return Duration.between(since, now).compareTo(VALID_FOR) < 0;
  }

  @Override
  public String toString() {
    return "response_url of " + since;
  }
}

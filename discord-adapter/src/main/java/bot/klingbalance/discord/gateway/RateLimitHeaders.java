package bot.klingbalance.discord.gateway;

import bot.klingbalance.http.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Rewrites the headers of a 429 so that JDA understands it. JDA reads whole seconds only, where
 * Discord's documentation shows fractions. And it takes a response without {@code Via} for a ban by
 * Cloudflare and stops all requests, although such a ban is not JSON ({@code
 * docs/topics/rate-limits}).
 */
final class RateLimitHeaders implements Interceptor {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int MOST_BYTES = 4096;
  private static final String RETRY_AFTER = "Retry-After";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.code() != TOO_MANY_REQUESTS
        || !response.header("Content-Type", "").startsWith("application/json")) {
      return response;
    }
    return response
        .newBuilder()
        .header("Via", response.header("Via", "Discord"))
        .header(RETRY_AFTER, Long.toString(wholeSeconds(response)))
        .build();
  }

  private static long wholeSeconds(Response response) throws IOException {
    Duration header = RetryAfter.of(response).orElse(Duration.ZERO);
    Duration body = inBody(response.peekBody(MOST_BYTES).bytes()).orElse(Duration.ZERO);
    Duration longer = header.compareTo(body) > 0 ? header : body;
    return longer.plusMillis(999).toSeconds();
  }

  private static Optional<Duration> inBody(byte[] body) {
    try {
      return Optional.ofNullable(DataObject.fromJson(body).getString("retry_after", null))
          .flatMap(seconds -> RetryAfter.of(seconds, Instant.EPOCH));
    } catch (ParsingException e) {
      return Optional.empty();
    }
  }
}

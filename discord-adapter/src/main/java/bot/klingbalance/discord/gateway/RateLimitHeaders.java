package bot.klingbalance.discord.gateway;

import java.io.IOException;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

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
    double header = seconds(response.header(RETRY_AFTER));
    double body = seconds(inBody(response.peekBody(MOST_BYTES).bytes()));
    return (long) Math.ceil(Math.max(header, body));
  }

  private static @Nullable String inBody(byte[] body) {
    try {
      return DataObject.fromJson(body).getString("retry_after", null);
    } catch (ParsingException e) {
      return null;
    }
  }

  private static double seconds(@Nullable String number) {
    try {
      return number == null ? 0 : Double.parseDouble(number);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}

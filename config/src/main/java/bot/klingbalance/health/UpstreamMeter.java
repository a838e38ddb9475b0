package bot.klingbalance.health;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Times each request to useapi.net, from its way out to the head of its answer. */
public final class UpstreamMeter implements Interceptor {
  private static final int SERVER_ERRORS = 500;
  private static final int CLIENT_ERRORS = 400;

  private static final String ANSWERED = "answered";
  private static final String REFUSED = "refused";
  private static final String FAILED = "failed";
  private static final String UNREACHABLE = "unreachable";

  /** All that may come of one. What is counted from the start on has a rate from the first on. */
  static final List<String> OUTCOMES = List.of(ANSWERED, REFUSED, FAILED, UNREACHABLE);

  private final Meters meters;

  public UpstreamMeter(Meters meters) {
    this.meters = meters;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    long begin = System.nanoTime();
    try {
      Response response = chain.proceed(chain.request());
      meters.upstream(outcome(response.code()), since(begin));
      return response;
    } catch (IOException unreachable) {
      meters.upstream(UNREACHABLE, since(begin));
      throw unreachable;
    }
  }

  private static String outcome(int status) {
    if (status >= SERVER_ERRORS) {
      return FAILED;
    }
    return status >= CLIENT_ERRORS ? REFUSED : ANSWERED;
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}

package bot.klingbalance.slack;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** The process's HTTP client, with what calls to Slack need of their own. */
final class SlackHttp {
  private static final Duration PING_EVERY = Duration.ofSeconds(20);
  private static final int MOST_CALLS_PER_HOST = 20;

  private SlackHttp() {}

  /**
   * Shares the client's threads, but not its limits: every late answer goes to the same host, and a
   * slow useapi.net must not hold up Slack.
   */
  static OkHttpClient of(OkHttpClient shared, SlackTimeouts timeouts) {
    Dispatcher dispatcher = new Dispatcher(shared.dispatcher().executorService());
    dispatcher.setMaxRequestsPerHost(MOST_CALLS_PER_HOST);
    return shared
        .newBuilder()
        .dispatcher(dispatcher)
        .followRedirects(false)
        .callTimeout(timeouts.call())
        .pingInterval(PING_EVERY)
        .connectionPool(noneKept())
        .build();
  }

  /**
   * The same client with limits of its own: calls that Slack leaves hanging there hold up no
   * others.
   */
  static OkHttpClient beside(OkHttpClient http) {
    Dispatcher dispatcher = new Dispatcher(http.dispatcher().executorService());
    dispatcher.setMaxRequestsPerHost(MOST_CALLS_PER_HOST);
    return http.newBuilder().dispatcher(dispatcher).build();
  }

  /**
   * A post is sent only once. On a kept connection that the other side has dropped meanwhile, it
   * would be lost, and no one would know whether it arrived.
   */
  private static ConnectionPool noneKept() {
    return new ConnectionPool(0, 1, TimeUnit.SECONDS);
  }
}

package bot.klingbalance.program;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** The one HTTP client of the process. */
public final class HttpClients {
  private static final int KEPT_CONNECTIONS = 5;

  /** Less than the five seconds after which common servers drop a connection without a word. */
  private static final int KEPT_SECONDS = 4;

  private HttpClients() {}

  public static OkHttpClient client() {
    return new OkHttpClient.Builder()
        .connectionPool(new ConnectionPool(KEPT_CONNECTIONS, KEPT_SECONDS, TimeUnit.SECONDS))
        .build();
  }

  /** The same, made on a thread of its own: loading the cryptography takes longest in a start. */
  public static CompletableFuture<OkHttpClient> clientMadeBeside() {
    return BackgroundTask.start("http-client", HttpClients::client);
  }
}

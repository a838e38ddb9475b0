package bot.klingbalance.program;

import bot.klingbalance.health.Meters;
import bot.klingbalance.health.UpstreamMeter;
import bot.klingbalance.health.UpstreamReach;
import bot.klingbalance.http.network.Network;
import bot.klingbalance.http.network.ProxyVariables;
import bot.klingbalance.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
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

  /** One for a process that goes out as its surroundings and the settings say. */
  public static OkHttpClient client(ProcessContext context, Settings settings) {
    return through(client(), context, settings);
  }

  /** The same client, going out as the surroundings and the settings say. */
  public static OkHttpClient through(
      OkHttpClient client, ProcessContext context, Settings settings) {
    Map<String, String> ofJava = new HashMap<>();
    Properties properties = System.getProperties();
    properties
        .stringPropertyNames()
        .forEach(name -> ofJava.put(name, properties.getProperty(name, "")));
    return new Network(
            new ProxyVariables(context.environment(), ofJava).rules(),
            settings.tls().authorities(context.workingDirectory()))
        .through(client);
  }

  /**
   * The same pools for useapi.net, whose silence is told, with every request counted where anybody
   * wants to see that.
   */
  static OkHttpClient forUseApi(OkHttpClient shared, Optional<Meters> meters) {
    OkHttpClient.Builder client = shared.newBuilder();
    // Before the one that puts into words why there is no connection.
    client
        .interceptors()
        .add(0, new UpstreamReach(reach -> meters.ifPresent(each -> each.watch("useapi", reach))));
    meters.ifPresent(each -> client.addInterceptor(new UpstreamMeter(each)));
    return client.build();
  }

  /** The client, made on a thread of its own: loading the cryptography takes longest in a start. */
  public static CompletableFuture<OkHttpClient> clientMadeBeside() {
    return BackgroundTask.start("http-client", HttpClients::client);
  }
}

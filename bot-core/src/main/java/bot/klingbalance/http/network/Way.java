package bot.klingbalance.http.network;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The way to an address, tried out by a request without a token: any answer will do. */
public final class Way {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final URI address;
  private final OkHttpClient http;

  /** The way that a client goes to an address. */
  public Way(URI address, OkHttpClient http) {
    this.address = address;
    this.http = http.newBuilder().callTimeout(TIMEOUT).followRedirects(false).build();
  }

  /** The proxy that leads there; empty where there is none between. */
  public Optional<ProxyServer> proxy() {
    return Network.proxiesOf(http).proxyFor(address);
  }

  /**
   * Why it leads nowhere, in words; empty where an answer came, and where there are no words for
   * what came of it. Does not block, and never ends exceptionally.
   */
  public CompletableFuture<Optional<String>> flaw() {
    CompletableFuture<Optional<String>> flaw = new CompletableFuture<>();
    http.newCall(new Request.Builder().url(address.toString()).head().build())
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                response.close();
                flaw.complete(Optional.empty());
              }

              @Override
              public void onFailure(Call call, IOException failure) {
                flaw.complete(NetworkFailures.known(failure));
              }
            });
    return flaw;
  }
}

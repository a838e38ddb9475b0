package bot.klingbalance.http.network;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Connection;
import okhttp3.EventListener;
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
    this(address, http, TIMEOUT);
  }

  Way(URI address, OkHttpClient http, Duration timeout) {
    this.address = address;
    this.http = http.newBuilder().callTimeout(timeout).followRedirects(false).build();
  }

  /** The proxy through which it goes; empty where there is none between. */
  public Optional<ProxyServer> proxy() {
    return Network.proxiesOf(http).proxyFor(address);
  }

  /**
   * Why it leads nowhere, in words; empty where an answer came, and where it is not the way that
   * kept it back, or there are no words for what came of it. Does not block, and never ends
   * exceptionally.
   */
  public CompletableFuture<Optional<String>> flaw() {
    CompletableFuture<Optional<String>> flaw = new CompletableFuture<>();
    PassedProxy passed = new PassedProxy();
    http.newBuilder()
        .eventListener(passed)
        .build()
        .newCall(new Request.Builder().url(address.toString()).head().build())
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                response.close();
                flaw.complete(Optional.empty());
              }

              @Override
              public void onFailure(Call call, IOException failure) {
                flaw.complete(
                    NetworkFailures.known(failure).or(() -> silence(failure, passed.isPassed())));
              }
            });
    return flaw;
  }

  /** Of a proxy that takes the connection, and opens no tunnel. */
  private Optional<String> silence(IOException failure, boolean isPassed) {
    return failure instanceof InterruptedIOException && !isPassed
        ? proxy()
            .map(
                each ->
                    "the proxy %s does not answer; check HTTPS_PROXY, and whether it runs"
                        .formatted(each))
        : Optional.empty();
  }

  /** Sees whether there is a tunnel: the encryption begins inside it. */
  private static final class PassedProxy extends EventListener {
    private volatile boolean passed;

    boolean isPassed() {
      return passed;
    }

    @Override
    public void secureConnectStart(Call call) {
      passed = true;
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
      passed = true;
    }
  }
}

package bot.klingbalance.doctor;

import bot.klingbalance.http.network.Network;
import bot.klingbalance.http.network.NetworkFailures;
import bot.klingbalance.http.network.ProxyServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The way to a service, where there is something to say of it: that a proxy leads there, or why
 * there is none. Any answer will do, and no token is sent.
 */
public final class WayCheck implements Check {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final String service;
  private final URI address;
  private final OkHttpClient http;

  /** A check that has not begun. */
  public WayCheck(String service, URI address, OkHttpClient http) {
    this.service = service;
    this.address = address;
    this.http = http.newBuilder().callTimeout(TIMEOUT).followRedirects(false).build();
  }

  @Override
  public String subject() {
    return "Way to " + service;
  }

  @Override
  public CompletableFuture<List<CheckResult>> begin() {
    CompletableFuture<List<CheckResult>> results = new CompletableFuture<>();
    http.newCall(new Request.Builder().url(address.toString()).head().build())
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                response.close();
                results.complete(reached().stream().toList());
              }

              @Override
              public void onFailure(Call call, IOException failure) {
                results.complete(unreached(failure).stream().toList());
              }
            });
    return results;
  }

  private Optional<CheckResult> reached() {
    return proxy()
        .map(
            proxy ->
                CheckResult.fine(subject(), "The proxy %s leads there.".formatted(proxy))
                    .inChat("A proxy leads there."));
  }

  /** What has no words is said by the service's own check. */
  private Optional<CheckResult> unreached(IOException failure) {
    return NetworkFailures.known(failure)
        .map(
            why ->
                CheckResult.mend(subject(), sentences(why))
                    .inChat("There is none; the log of the bot says why."));
  }

  /** What is wrong in a sentence, and what can be done about it in another. */
  private static String sentences(String why) {
    return Stream.of(why.split("; "))
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1) + ".")
        .collect(Collectors.joining(" "));
  }

  private Optional<ProxyServer> proxy() {
    return Network.proxiesOf(http).proxyFor(address);
  }
}

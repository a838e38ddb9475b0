package bot.klingbalance.health;

import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.settings.HealthSection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Whether another program has the port of the health report; says nothing where none has. */
public final class HealthPortCheck implements Check {
  private static final String NAME = "Health report";

  /** It is this machine that is asked. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HealthSection settings;
  private final OkHttpClient http;

  /** A check that has not begun. */
  public HealthPortCheck(HealthSection settings, OkHttpClient http) {
    this.settings = settings;
    this.http =
        http.newBuilder()
            .proxy(Proxy.NO_PROXY)
            .callTimeout(PATIENCE)
            .retryOnConnectionFailure(false)
            .build();
  }

  @Override
  public String subject() {
    return NAME;
  }

  /** Asks for {@code /live}, which a bot that runs answers. */
  @Override
  public CompletableFuture<List<CheckResult>> begin() {
    if (settings.port() == 0) {
      return CompletableFuture.completedFuture(List.of());
    }
    CompletableFuture<List<CheckResult>> result = new CompletableFuture<>();
    http.newCall(new Request.Builder().url(address()).build())
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                result.complete(isOurs(response) ? List.of() : taken());
              }

              @Override
              public void onFailure(Call call, IOException failure) {
                result.complete(failure instanceof ConnectException ? List.of() : taken());
              }
            });
    return result;
  }

  private static boolean isOurs(Response response) {
    try (response) {
      return HealthEndpoint.LIVE.equals(response.peekBody(HealthEndpoint.LIVE.length()).string());
    } catch (IOException cutOff) {
      return false;
    }
  }

  private List<CheckResult> taken() {
    return List.of(
        CheckResult.attention(
            NAME,
            "Another program listens on port %d, so nobody sees there how the bot is. Free it, or set another health.port (HEALTH_PORT); 0 is none."
                .formatted(settings.port())));
  }

  /** This machine, where the bot listens on all of its addresses. */
  private HttpUrl address() {
    boolean isEverywhere = settings.bind().equals("0.0.0.0") || settings.bind().equals("::");
    return new HttpUrl.Builder()
        .scheme("http")
        .host(isEverywhere ? "127.0.0.1" : settings.bind())
        .port(settings.port())
        .encodedPath("/live")
        .build();
  }
}

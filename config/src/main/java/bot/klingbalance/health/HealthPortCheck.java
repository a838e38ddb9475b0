package bot.klingbalance.health;

import static java.util.concurrent.CompletableFuture.completedFuture;

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

/**
 * What the health report says of a bot that runs on this machine, or whether another program has
 * its port; says nothing where all is well, or nobody runs.
 */
public final class HealthPortCheck implements Check {
  private static final String NAME = "Health report";

  /** It is this machine that is asked. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int MOST_READ = 4_096;
  private static final int NOBODY = 0;
  private static final int CUT_OFF = -1;

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

  /** Asks for {@code /live}, which a bot that runs answers, and then how it is. */
  @Override
  public CompletableFuture<List<CheckResult>> begin() {
    if (settings.port() == 0) {
      return completedFuture(List.of());
    }
    return ask("/live")
        .thenCompose(
            live ->
                switch (live.status()) {
                  case NOBODY -> completedFuture(List.of());
                  case HealthEndpoint.OK ->
                      live.text().equals(HealthEndpoint.LIVE)
                          ? ask("/ready").thenApply(HealthPortCheck::ready)
                          : completedFuture(taken());
                  default -> completedFuture(taken());
                });
  }

  private CompletableFuture<Answer> ask(String path) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    http.newCall(new Request.Builder().url(address(path)).build())
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                answer.complete(Answer.of(response));
              }

              @Override
              public void onFailure(Call call, IOException failure) {
                answer.complete(
                    new Answer(failure instanceof ConnectException ? NOBODY : CUT_OFF, ""));
              }
            });
    return answer;
  }

  /** What came, up to more than a bot says. */
  private record Answer(int status, String text) {
    static Answer of(Response response) {
      try (response) {
        return new Answer(response.code(), response.peekBody(MOST_READ).string());
      } catch (IOException cutOff) {
        return new Answer(CUT_OFF, "");
      }
    }
  }

  private static List<CheckResult> ready(Answer answer) {
    List<String> lacking = HealthEndpoint.notReady(answer.text());
    return answer.status() != HealthEndpoint.UNAVAILABLE || lacking.isEmpty()
        ? List.of()
        : List.of(
            CheckResult.attention(
                NAME,
                "The bot that runs on this machine is not ready, or not yet: %s. Its log says why."
                    .formatted(String.join(", ", lacking))));
  }

  private List<CheckResult> taken() {
    return List.of(
        CheckResult.attention(
            NAME,
            "Another program listens on port %d, so nobody sees there how the bot is. Free it, or set another health.port (HEALTH_PORT); 0 is none."
                .formatted(settings.port())));
  }

  /** This machine, where the bot listens on all of its addresses. */
  private HttpUrl address(String path) {
    boolean isEverywhere = settings.bind().equals("0.0.0.0") || settings.bind().equals("::");
    return new HttpUrl.Builder()
        .scheme("http")
        .host(isEverywhere ? "127.0.0.1" : settings.bind())
        .port(settings.port())
        .encodedPath(path)
        .build();
  }
}

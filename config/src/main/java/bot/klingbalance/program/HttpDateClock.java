package bot.klingbalance.program;

import bot.klingbalance.doctor.ReferenceClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The clock of a web server: the {@code Date} header of any response. No token is sent. */
final class HttpDateClock implements ReferenceClock {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final String owner;
  private final URI address;
  private final OkHttpClient http;

  HttpDateClock(String owner, URI address, OkHttpClient http) {
    this.owner = owner;
    this.address = address;
    this.http = http.newBuilder().callTimeout(TIMEOUT).followRedirects(false).build();
  }

  @Override
  public String owner() {
    return owner;
  }

  @Override
  public CompletableFuture<Optional<Instant>> read() {
    CompletableFuture<Optional<Instant>> shown = new CompletableFuture<>();
    http.newCall(new Request.Builder().url(address.toString()).head().build())
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                try (response) {
                  Date date = response.headers().getDate("Date");
                  shown.complete(Optional.ofNullable(date).map(Date::toInstant));
                }
              }

              @Override
              public void onFailure(Call call, IOException untold) {
                shown.complete(Optional.empty());
              }
            });
    return shown;
  }
}

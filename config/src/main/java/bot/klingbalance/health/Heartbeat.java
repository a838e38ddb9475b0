package bot.klingbalance.health;

import bot.klingbalance.chat.DependencyLog;
import bot.klingbalance.http.network.NetworkFailures;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls an address after each daily check, such as one of healthchecks.io: who watches it notices
 * when the calls stay away. A call that fails is told once, until one arrives again; it is not
 * repeated, as the next check calls anew. Safe for use by many threads; waits for nothing.
 */
public final class Heartbeat implements WarningListener {
  private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
  private static final DependencyLog lines = new DependencyLog(log, "ping_url");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OkHttpClient http;
  private final Supplier<Optional<Secret>> address;
  private final AtomicBoolean isFailing = new AtomicBoolean();

  /**
   * A heartbeat that has not beaten yet.
   *
   * @param shared the client of the process, for its pools
   * @param address asked at each beat; nowhere when there is none
   */
  public Heartbeat(OkHttpClient shared, Supplier<Optional<Secret>> address) {
    // The address is a secret that only its own host may see.
    this.http =
        shared
            .newBuilder()
            .callTimeout(PATIENCE)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    this.address = address;
  }

  /** Calls. */
  @Override
  public void checked() {
    address
        .get()
        .map(secret -> new Request.Builder().url(secret.reveal()).build())
        .ifPresent(request -> http.newCall(request).enqueue(new Arrival()));
  }

  private void arrived() {
    if (isFailing.compareAndSet(true, false)) {
      lines.recovery().log("The address of health.ping_url is reached again.");
    }
  }

  private void failed(String how) {
    if (isFailing.compareAndSet(false, true)) {
      lines
          .trouble()
          .addKeyValue("reason", how)
          .log("The address of health.ping_url was called in vain: {}.", how);
    }
  }

  private final class Arrival implements Callback {
    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        if (response.isSuccessful()) {
          arrived();
        } else {
          failed("it answered with status " + response.code());
        }
      }
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      failed(NetworkFailures.words(failure));
    }
  }
}

package bot.klingbalance.slack.connection;

import bot.klingbalance.http.network.NetworkFailures;
import bot.klingbalance.slack.webapi.JsonFields;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket session with Slack, from its opening to its end.
 *
 * <p>Envelopes are handled on the thread that reads them. No handler waits, so they are
 * acknowledged in order.
 */
final class SocketSession extends WebSocketListener {
  /** RFC 6455, 7.4.1. */
  private static final int NORMAL_CLOSURE = 1000;

  private final SocketModeClient client;
  private final Envelopes envelopes;
  private final ConnectionHealth health;
  private final Clock clock;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable WebSocket socket;
  private volatile @Nullable Instant greetedAt;
  private final Object taking = new Object();
  private boolean takesNoMore;
  private volatile boolean leaving;

  SocketSession(
      SocketModeClient client, Envelopes envelopes, ConnectionHealth health, Clock clock) {
    this.client = client;
    this.envelopes = envelopes;
    this.health = health;
    this.clock = clock;
  }

  void open(OkHttpClient http, HttpUrl address) {
    socket = http.newWebSocket(new Request.Builder().url(address).build(), this);
  }

  /**
   * Handles no more envelopes: Slack sends what it saw no acknowledgement for to another bot, once
   * this session is closed. Returns when the one that is being handled is acknowledged.
   */
  void takeNoMore() {
    synchronized (taking) {
      takesNoMore = true;
    }
  }

  private void take(WebSocket from, String envelope) {
    synchronized (taking) {
      if (takesNoMore) {
        client.leftOver(this);
      } else {
        var unused = envelopes.acknowledgement(envelope).map(from::send);
      }
    }
  }

  /** Handles no more envelopes and asks Slack to close. */
  void leave() {
    leaving = true;
    WebSocket open = socket;
    if (open != null && !open.close(NORMAL_CLOSURE, null) && !over.get()) {
      open.cancel();
    }
  }

  /** Ends the session at once, unless it has ended. */
  void cut() {
    WebSocket open = socket;
    if (open != null && !over.get()) {
      open.cancel();
    }
  }

  void requireHello() {
    if (greetedAt == null) {
      cut();
    }
  }

  /** Whether it has lasted so long since Slack said hello. */
  boolean lasted(Duration duration) {
    Instant since = greetedAt;
    return since != null && Duration.between(since, clock.instant()).compareTo(duration) >= 0;
  }

  @Override
  public void onMessage(WebSocket from, String text) {
    if (leaving) {
      return;
    }
    health.heard();
    JsonObject message = JsonFields.object(text).orElseGet(JsonObject::new);
    switch (JsonFields.text(message, "type").orElse("")) {
      case "hello" -> {
        greetedAt = clock.instant();
        client.greeted(this);
      }
      case "disconnect" -> client.askedToLeave(this, JsonFields.text(message, "reason").orElse(""));
      default -> take(from, text);
    }
  }

  @Override
  public void onClosing(WebSocket from, int code, String reason) {
    from.close(NORMAL_CLOSURE, null);
  }

  @Override
  public void onClosed(WebSocket from, int code, String reason) {
    end(code == NORMAL_CLOSURE ? Optional.empty() : Optional.of("closed with " + code));
  }

  @Override
  public void onFailure(WebSocket from, Throwable trouble, @Nullable Response response) {
    end(
        leaving
            ? Optional.empty()
            : Optional.of(
                response == null ? NetworkFailures.words(trouble) : "status " + response.code()));
  }

  private void end(Optional<String> why) {
    if (over.compareAndSet(false, true)) {
      client.ended(this, why);
    }
  }
}

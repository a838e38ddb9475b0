package bot.klingbalance.slack.connection;

import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.ResponseUrl;
import bot.klingbalance.slack.SlackTimeouts;
import bot.klingbalance.slack.webapi.ApiResult;
import bot.klingbalance.slack.webapi.ApiResult.Answer;
import bot.klingbalance.slack.webapi.ApiResult.Refusal;
import bot.klingbalance.slack.webapi.ApiResult.Trouble;
import bot.klingbalance.slack.webapi.JsonFields;
import bot.klingbalance.slack.webapi.Remedies;
import bot.klingbalance.slack.webapi.WebApi;
import bot.klingbalance.slack.webapi.WebMethod;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The door that the bot opens itself: a WebSocket to Slack (Socket Mode), opened again for as long
 * as it takes whenever it is lost.
 *
 * <p>At most one session is open: the old one is closed before another one is asked for, so that
 * Slack never counts too many. Everything but the handling of envelopes happens on the timer's one
 * thread, and nothing there waits.
 *
 * <p>Slack's own Socket Mode client is not used: it opens the new session first, tries again
 * without ever waiting longer, and logs a stack trace each time.
 */
public final class SocketModeClient {
  /** A session that ends sooner counts as a failure, or a flapping one would keep us busy. */
  private static final Duration STABLE = Duration.ofSeconds(10);

  private final WebApi api;
  private final OkHttpClient http;
  private final Secret appToken;
  private final Envelopes envelopes;
  private final ConnectionHealth liveness;
  private final SlackTimeouts timing;
  private final ScheduledExecutorService timer;
  private final Clock clock;
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private final CompletableFuture<Void> left = new CompletableFuture<>();

  private @Nullable SocketSession session;
  private int failures;
  private boolean closed;

  /** What the door needs of the adapter around it. */
  public record Surroundings(
      WebApi api,
      OkHttpClient http,
      ConnectionHealth liveness,
      SlackTimeouts timing,
      ScheduledExecutorService timer,
      Clock clock) {}

  public SocketModeClient(Surroundings around, Secret appToken, Envelopes envelopes) {
    this.api = around.api();
    this.http = around.http();
    this.liveness = around.liveness();
    this.timing = around.timing();
    this.timer = around.timer();
    this.clock = around.clock();
    this.appToken = appToken;
    this.envelopes = envelopes;
  }

  /**
   * Begins to connect.
   *
   * @return done when Slack has said hello for the first time; ends exceptionally when it refuses
   *     the token before
   */
  public CompletableFuture<Void> open() {
    timer.execute(this::askForAddress);
    return opened;
  }

  /**
   * Takes no more envelopes and says goodbye.
   *
   * @return done when the socket is closed: by Slack, or after a short wait without it
   */
  public CompletableFuture<Void> close() {
    timer.execute(
        () -> {
          closed = true;
          if (session == null) {
            left.complete(null);
          } else {
            leave(session);
          }
        });
    return left;
  }

  private void askForAddress() {
    if (closed) {
      return;
    }
    CompletableFuture<Void> unused =
        api.read(WebMethod.CONNECTIONS_OPEN, appToken, Map.of())
            .thenAcceptAsync(this::answered, timer);
  }

  private void answered(ApiResult result) {
    if (closed) {
      return;
    }
    if (result instanceof Refusal refusal) {
      refused(refusal);
    } else if (result instanceof Trouble trouble) {
      failed("trouble", trouble.why() + "; the bot keeps trying to connect.", trouble.after());
    } else {
      JsonFields.text(((Answer) result).body(), "url")
          .flatMap(SocketModeClient::address)
          .ifPresentOrElse(
              this::connect,
              () ->
                  failed(
                      "address",
                      "Slack gave no usable address for Socket Mode; the bot keeps trying.",
                      Duration.ZERO));
    }
  }

  private void connect(HttpUrl address) {
    SocketSession next = new SocketSession(this, envelopes, liveness, clock);
    session = next;
    next.open(http, address);
    var unused =
        timer.schedule(next::requireHello, timing.hello().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Slack said hello. */
  void greeted(SocketSession greeted) {
    timer.execute(
        () -> {
          if (greeted == session && !closed) {
            liveness.connected();
            opened.complete(null);
          }
        });
  }

  /** Slack asks the bot to go, for the reason that it gives. */
  void askedToLeave(SocketSession asked, String reason) {
    timer.execute(
        () -> {
          if (reason.equals("link_disabled")) {
            liveness.trouble(
                reason,
                "Socket Mode is switched off in the Slack app's settings; switch it on at api.slack.com/apps → Socket Mode.");
          }
          leave(asked);
        });
  }

  /**
   * A session is over; each ends once.
   *
   * @param why absent when it ended in order
   */
  void ended(SocketSession over, Optional<String> why) {
    timer.execute(
        () -> {
          if (over != session) {
            return;
          }
          session = null;
          liveness.disconnected();
          if (closed) {
            left.complete(null);
            return;
          }
          failures = over.lasted(STABLE) ? 0 : failures;
          if (why.isEmpty() && failures == 0 && over.lasted(STABLE)) {
            askForAddress();
          } else {
            failed(
                "lost",
                "The connection to Slack was lost%s; the bot keeps trying to connect."
                    .formatted(why.map(" (%s)"::formatted).orElse("")),
                Duration.ZERO);
          }
        });
  }

  private void leave(SocketSession leaving) {
    leaving.leave();
    var unused = timer.schedule(leaving::cut, timing.farewell().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void refused(Refusal refusal) {
    String sentence = "Slack refuses Socket Mode. " + Remedies.of(refusal, "SLACK_APP_TOKEN");
    if (opened.isDone()) {
      liveness.trouble(refusal.code(), sentence);
      again(timing.refused());
      return;
    }
    liveness.noted(sentence);
    opened.completeExceptionally(new RefusedConnection(sentence));
  }

  private void failed(String cause, String sentence, Duration atLeast) {
    failures++;
    liveness.trouble(cause, sentence);
    Duration backoff = timing.reconnects().after(failures);
    again(atLeast.compareTo(backoff) > 0 ? atLeast : backoff);
  }

  private void again(Duration after) {
    var unused = timer.schedule(this::askForAddress, after.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The address as OkHttp takes it; without encryption on the loopback interface only. */
  private static Optional<HttpUrl> address(String url) {
    String http =
        url.startsWith("wss://")
            ? "https" + url.substring("wss".length())
            : url.startsWith("ws://") ? "http" + url.substring("ws".length()) : url;
    return ResponseUrl.trusted(http);
  }
}

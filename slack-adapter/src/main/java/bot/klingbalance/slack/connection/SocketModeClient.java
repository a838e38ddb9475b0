package bot.klingbalance.slack.connection;

import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.slack.SlackTimeouts;
import bot.klingbalance.slack.webapi.ApiResult;
import bot.klingbalance.slack.webapi.ApiResult.Answer;
import bot.klingbalance.slack.webapi.ApiResult.Refusal;
import bot.klingbalance.slack.webapi.ApiResult.Trouble;
import bot.klingbalance.slack.webapi.Remedies;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a WebSocket to Slack open (Socket Mode), and opens it again whenever it is lost. The
 * package says why Slack's own client is not used.
 *
 * <p>At most one session is open: the old one is closed before another one is asked for, so that
 * Slack never counts too many. Everything but the handling of envelopes happens on the timer's one
 * thread, and nothing there waits.
 */
public final class SocketModeClient {
  /** A session that ends sooner counts as a failure, so that it is not opened in a busy loop. */
  private static final Duration STABLE = Duration.ofSeconds(10);

  /** Of the 3 s that Slack waits for an acknowledgement. */
  private static final Duration HANDED_OVER_WITHIN = Duration.ofSeconds(1);

  private final SocketModeApi api;
  private final SocketSessions sessions;
  private final ConnectionHealth health;
  private final SlackTimeouts timeouts;
  private final ScheduledExecutorService timer;
  private final RetryTimer retries;
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private final CompletableFuture<Void> left = new CompletableFuture<>();

  private @Nullable SocketSession session;
  private boolean closed;

  /** A client that is not connected yet; {@code timer} runs on one thread. */
  public SocketModeClient(
      SocketModeApi api,
      SocketSessions sessions,
      ConnectionHealth health,
      SlackTimeouts timeouts,
      ScheduledExecutorService timer) {
    this.api = api;
    this.sessions = sessions;
    this.health = health;
    this.timeouts = timeouts;
    this.timer = timer;
    this.retries = new RetryTimer(timeouts.reconnects(), timer);
  }

  /** Begins to connect; done at Slack's first hello, or failed when it refuses the token before. */
  public CompletableFuture<Void> open() {
    timer.execute(this::askForAddress);
    return opened;
  }

  /**
   * Handles no more envelopes. The session stays open until {@link #close}, unless an envelope
   * comes: then for a second at most, so that another bot still has the time to acknowledge it.
   * Done when no more is handled.
   */
  public CompletableFuture<Void> takeNoMore() {
    return CompletableFuture.runAsync(
        () -> {
          closed = true;
          Optional.ofNullable(session).ifPresent(SocketSession::takeNoMore);
        },
        timer);
  }

  /** An envelope came after {@link #takeNoMore}. */
  void leftOver(SocketSession full) {
    retries.after(HANDED_OVER_WITHIN, () -> leave(full));
  }

  /** Asks Slack to close; done when the socket is closed, by the bot after a short wait. */
  public CompletableFuture<Void> close() {
    timer.execute(
        () -> {
          closed = true;
          Optional.ofNullable(session).ifPresentOrElse(this::leave, () -> left.complete(null));
        });
    return left;
  }

  private void askForAddress() {
    if (closed) {
      return;
    }
    CompletableFuture<Void> unused = api.open().thenAcceptAsync(this::answered, timer);
  }

  private void answered(ApiResult result) {
    if (!closed) {
      result.accept(this::connect, this::refused, this::troubled);
    }
  }

  private void connect(Answer answer) {
    Optional<String> flaw = SocketModeApi.flaw(answer);
    if (flaw.isPresent()) {
      String sentence = "Slack gave no usable address for Socket Mode (%s); the bot keeps trying.";
      failed("address", sentence.formatted(flaw.get()), Duration.ZERO);
      return;
    }
    SocketSession next = sessions.open(SocketModeApi.address(answer), this);
    session = next;
    var unused =
        timer.schedule(next::requireHello, timeouts.hello().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Slack said hello. */
  void greeted(SocketSession greeted) {
    timer.execute(
        () -> {
          if (greeted == session && !closed) {
            health.connected();
            opened.complete(null);
          }
        });
  }

  /** Slack asks the bot to close the session, and gives a reason. */
  void askedToLeave(SocketSession asked, String reason) {
    timer.execute(
        () -> {
          if (reason.equals("link_disabled")) {
            health.trouble(
                reason,
                "Socket Mode is switched off in the Slack app's settings; switch it on at"
                    + " api.slack.com/apps → Socket Mode.");
          }
          leave(asked);
        });
  }

  /** A session is over, each once; {@code why} is absent when it was closed normally. */
  void ended(SocketSession over, Optional<String> why) {
    timer.execute(
        () -> {
          if (over != session) {
            return;
          }
          session = null;
          health.disconnected();
          if (closed) {
            left.complete(null);
            return;
          }
          reconnect(over.lasted(STABLE), why);
        });
  }

  private void reconnect(boolean wasStable, Optional<String> why) {
    if (wasStable) {
      retries.reset();
    }
    if (wasStable && why.isEmpty()) {
      askForAddress();
      return;
    }
    String cause = why.map(" (%s)"::formatted).orElse("");
    String sentence = "The connection to Slack was lost%s; the bot keeps trying to connect.";
    failed("lost", sentence.formatted(cause), Duration.ZERO);
  }

  private void leave(SocketSession leaving) {
    leaving.leave();
    var unused =
        timer.schedule(leaving::cut, timeouts.farewell().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void refused(Refusal refusal) {
    String sentence = "Slack refuses Socket Mode. " + Remedies.of(refusal, "SLACK_APP_TOKEN");
    if (opened.isDone()) {
      health.trouble(refusal.code(), sentence);
      retries.after(timeouts.refused(), this::askForAddress);
      return;
    }
    health.noted(sentence);
    opened.completeExceptionally(new RefusedConnection(sentence));
  }

  private void troubled(Trouble trouble) {
    failed("trouble", trouble.why() + "; the bot keeps trying to connect.", trouble.after());
  }

  private void failed(String cause, String sentence, Duration atLeast) {
    health.trouble(cause, sentence);
    retries.afterFailure(atLeast, this::askForAddress);
  }
}

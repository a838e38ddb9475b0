package bot.klingbalance.slack.connection;

import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.slack.SlackSettings;
import com.slack.api.bolt.App;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The connections through which Slack reaches the bot: a server, a WebSocket, or both. None is
 * opened once this is closed. Safe for use by many threads.
 */
public final class Connections {
  private final ConnectionHealth health;
  private final RetryTimer retries;
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private @Nullable HttpEndpoint httpEndpoint;
  private @Nullable SocketModeClient socketModeClient;
  private boolean closed;

  /**
   * Connections of which none is open.
   *
   * @param retries until the server's port can be had
   */
  public Connections(ConnectionHealth health, RetryTimer retries) {
    this.health = health;
    this.retries = retries;
  }

  /** Done when the first one is open; ends exceptionally when one is refused before. */
  public CompletableFuture<Void> opened() {
    return opened;
  }

  /** Where the server listens; absent while it does not. */
  public synchronized OptionalInt httpPort() {
    return httpEndpoint == null ? OptionalInt.empty() : OptionalInt.of(httpEndpoint.port());
  }

  /** Opens the server, as soon as its port is free. */
  public synchronized void listen(SlackSettings settings, App app, Clock clock) {
    if (closed) {
      return;
    }
    try {
      httpEndpoint = HttpEndpoint.open(settings, app, health, clock);
      health.listens();
      opened.complete(null);
    } catch (IOException e) {
      notOpened(settings, e.getMessage(), () -> listen(settings, app, clock));
    }
  }

  /** A port that is taken may become free; an address of another machine stays one. */
  private void notOpened(SlackSettings settings, @Nullable String why, Runnable again) {
    String sentence =
        "Port %d cannot be opened for Slack on %s (%s). Free it, or set another port (SLACK_PORT) or another address of this machine (SLACK_BIND)."
            .formatted(settings.port(), settings.bind(), why);
    if (isOfThisMachine(settings.bind())) {
      health.trouble("port", sentence + " It is tried again.");
      retries.afterFailure(Duration.ZERO, again);
    } else {
      health.noted(sentence);
      refused(new RefusedConnection(sentence));
    }
  }

  private static boolean isOfThisMachine(String bind) {
    try (ServerSocket anyPort = new ServerSocket()) {
      anyPort.bind(new InetSocketAddress(bind, 0));
      return true;
    } catch (IOException elsewhere) {
      return false;
    }
  }

  /** Begins to open the WebSocket. */
  public synchronized void connect(SocketModeClient client) {
    if (closed) {
      return;
    }
    socketModeClient = client;
    CompletableFuture<Void> unused =
        client
            .open()
            .whenComplete(
                (done, refusal) -> {
                  if (refusal == null) {
                    opened.complete(null);
                  } else {
                    refused(refusal);
                  }
                });
  }

  /** Slack refuses the bot, so that none will be open. */
  public void refused(Throwable refusal) {
    opened.completeExceptionally(refusal);
  }

  /**
   * Takes no more requests: the server is closed; the WebSocket stays, and acknowledges nothing any
   * more.
   *
   * @return done when nothing is being taken any more
   */
  public synchronized CompletableFuture<Void> takeNoMore() {
    if (closed) {
      return CompletableFuture.completedFuture(null);
    }
    closed = true;
    if (httpEndpoint != null) {
      httpEndpoint.close();
    }
    return socketModeClient == null
        ? CompletableFuture.completedFuture(null)
        : socketModeClient.takeNoMore();
  }

  /**
   * Says goodbye to Slack, after {@link #takeNoMore}.
   *
   * @return done when the WebSocket is closed too
   */
  public synchronized CompletableFuture<Void> close() {
    closed = true;
    return socketModeClient == null
        ? CompletableFuture.completedFuture(null)
        : socketModeClient.close();
  }
}

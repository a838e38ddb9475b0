package bot.klingbalance.slack.connection;

import bot.klingbalance.chat.ConnectionState;
import bot.klingbalance.chat.DependencyLog;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of the connection to Slack. Logs when it is lost, once for each cause, and when it is
 * back. Safe for use by many threads.
 */
public final class ConnectionHealth {
  private static final Logger log = LoggerFactory.getLogger(ConnectionHealth.class);
  private static final DependencyLog lines = new DependencyLog(log, "slack");

  private final Clock clock;
  private ConnectionState state = ConnectionState.NEVER_CONNECTED;
  private boolean listening;

  /** The cause that was logged since Slack was last connected; empty for none. */
  private String logged = "";

  public ConnectionHealth(Clock clock) {
    this.clock = clock;
  }

  public synchronized ConnectionState state() {
    return state;
  }

  /** Slack sent something. */
  synchronized void heard() {
    Optional<Instant> now = Optional.of(clock.instant());
    state = new ConnectionState(state.connectedSince(), now, state.lastError());
  }

  /** The HTTP endpoint is open: Slack can reach the bot, whatever happens to a WebSocket. */
  public synchronized void listens() {
    listening = true;
    connected();
  }

  synchronized void connected() {
    Optional<Instant> since = state.connectedSince().or(() -> Optional.of(clock.instant()));
    state = new ConnectionState(since, state.lastEvent(), state.lastError());
    if (!logged.isEmpty()) {
      logged = "";
      lines.recovery().log("Slack is connected again.");
    }
  }

  synchronized void disconnected() {
    if (!listening) {
      state = new ConnectionState(Optional.empty(), state.lastEvent(), state.lastError());
    }
  }

  public synchronized void closed() {
    listening = false;
    disconnected();
  }

  /** Keeps an error that the caller reports itself. */
  public synchronized void noted(String sentence) {
    state = new ConnectionState(state.connectedSince(), state.lastEvent(), Optional.of(sentence));
  }

  /**
   * Keeps an error, and logs it unless its cause is the one that was logged last.
   *
   * @param cause what the error is, whatever its sentence says in detail
   */
  public synchronized void trouble(String cause, String sentence) {
    noted(sentence);
    if (!logged.equals(cause)) {
      logged = cause;
      lines.trouble().log("{}", sentence);
    }
  }
}

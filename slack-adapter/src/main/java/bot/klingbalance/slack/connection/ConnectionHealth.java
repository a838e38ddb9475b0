package bot.klingbalance.slack.connection;

import bot.klingbalance.chat.ConnectionState;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the adapter knows of its connection to Slack; says in the log when it is lost, once for each
 * cause, and when it is back. Safe for use by many threads.
 */
public final class ConnectionHealth {
  private static final Logger log = LoggerFactory.getLogger(ConnectionHealth.class);

  private final Clock clock;
  private ConnectionState state = ConnectionState.NEVER_CONNECTED;
  private boolean listening;

  /** The trouble that the log has told of since Slack was last connected; empty for none. */
  private String told = "";

  public ConnectionHealth(Clock clock) {
    this.clock = clock;
  }

  public synchronized ConnectionState state() {
    return state;
  }

  /** Slack was heard of. */
  synchronized void heard() {
    Optional<Instant> now = Optional.of(clock.instant());
    state = new ConnectionState(state.connectedSince(), now, state.lastError());
  }

  /** The HTTP door is open: from now on Slack can reach the bot, whatever becomes of a socket. */
  public synchronized void listens() {
    listening = true;
    connected();
  }

  synchronized void connected() {
    Optional<Instant> since = state.connectedSince().or(() -> Optional.of(clock.instant()));
    state = new ConnectionState(since, state.lastEvent(), state.lastError());
    if (!told.isEmpty()) {
      told = "";
      log.info("Slack is connected again.");
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

  /** Keeps a trouble that somebody else tells of. */
  public synchronized void noted(String sentence) {
    state = new ConnectionState(state.connectedSince(), state.lastEvent(), Optional.of(sentence));
  }

  /**
   * Keeps a trouble and tells of it, unless it is the one that was told of last.
   *
   * @param cause tells one trouble from another, whatever their sentences say in detail
   */
  public synchronized void trouble(String cause, String sentence) {
    noted(sentence);
    if (!told.equals(cause)) {
      told = cause;
      log.warn("{}", sentence);
    }
  }
}

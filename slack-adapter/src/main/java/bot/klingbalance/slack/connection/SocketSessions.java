package bot.klingbalance.slack.connection;

import java.time.Clock;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Opens WebSocket sessions, one for each address that Slack gives. */
public final class SocketSessions {
  private final OkHttpClient http;
  private final Envelopes envelopes;
  private final ConnectionHealth health;
  private final Clock clock;

  public SocketSessions(
      OkHttpClient http, Envelopes envelopes, ConnectionHealth health, Clock clock) {
    this.http = http;
    this.envelopes = envelopes;
    this.health = health;
    this.clock = clock;
  }

  /**
   * Begins to open a session.
   *
   * @param client is told what becomes of it
   */
  SocketSession open(HttpUrl address, SocketModeClient client) {
    SocketSession session = new SocketSession(client, envelopes, health, clock);
    session.open(http, address);
    return session;
  }
}

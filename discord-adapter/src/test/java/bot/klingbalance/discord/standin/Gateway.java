package bot.klingbalance.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** Discord's side of the gateway: docs/events/gateway. */
final class Gateway extends WebSocketServer {
  private static final int HEARTBEAT_MILLIS = 41_250;

  /** More than happens while a line is down. */
  private static final int MOST_KEPT = 2_000;

  private final String token;
  private final Guilds guilds;
  private final CountDownLatch started = new CountDownLatch(1);
  private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Map<WebSocket, Session> open = new HashMap<>();
  private boolean keepsDispatched = true;
  private int fewest = 1;
  private int begun;
  private int mostAtOnce;
  private volatile @Nullable String resumeUrl;
  private volatile String address = "";

  Gateway(String token, Guilds guilds) {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    this.token = token;
    this.guilds = guilds;
    setReuseAddr(true);
    setDaemon(true);
    setTcpNoDelay(true);
  }

  /** From now on it names another address, which leads here. */
  void isReachedAt(String other) {
    address = other;
  }

  String url() {
    return address.isEmpty() ? local() : address;
  }

  /** Where it listens. */
  String local() {
    try {
      if (!started.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("the gateway did not start");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return "ws://127.0.0.1:" + getPort();
  }

  /** The next of {@code identify}, {@code resume}, {@code heartbeat} and {@code gone}. */
  String nextEvent() {
    try {
      String event = events.poll(60, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("nothing happened at the gateway");
      }
      return event;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void forgetEvents() {
    events.clear();
  }

  /** Every session that is open, and every one that may be resumed, gets the event. */
  synchronized void dispatch(String type, JsonNode data) {
    List.copyOf(sessions.values()).stream()
        .filter(each -> each.has(data.path("guild_id").asText("")))
        .forEach(each -> each.dispatch(type, data));
  }

  /** From now on fewer shards are refused. */
  synchronized void requiresShards(int least) {
    fewest = least;
  }

  /** The shards that have an open session, each as {@code 0 of 3}, in order. */
  synchronized List<String> openShards() {
    return open.values().stream()
        .map(session -> "%d of %d".formatted(session.shard, session.total))
        .sorted()
        .toList();
  }

  /** How many sessions were open at the same time, at most. */
  synchronized int mostAtOnce() {
    return mostAtOnce;
  }

  /** How many sessions have begun. */
  synchronized int begun() {
    return begun;
  }

  /** Names another address at which sessions are to be resumed. */
  void resumesAt(String url) {
    resumeUrl = url;
  }

  /** Sessions are not remembered: nothing can be resumed any more. */
  synchronized void forgetSessions() {
    sessions.values().removeIf(session -> !open.containsValue(session));
    sessions.values().forEach(session -> session.isForgotten = true);
  }

  synchronized void keepNothing() {
    keepsDispatched = false;
  }

  /** Cuts the lines, without a word. */
  synchronized void cut() {
    sockets().forEach(socket -> socket.closeConnection(1006, "cut"));
  }

  synchronized void close(int code) {
    sockets().forEach(socket -> socket.close(code));
  }

  synchronized void askToReconnect() {
    open.keySet().forEach(socket -> send(socket, Json.object().put("op", 7).putNull("d")));
  }

  synchronized void invalidate(boolean resumable) {
    open.keySet().forEach(socket -> invalidate(socket, resumable));
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public synchronized void onOpen(WebSocket socket, ClientHandshake handshake) {
    ObjectNode hello = Json.object().put("op", 10);
    hello.putObject("d").put("heartbeat_interval", HEARTBEAT_MILLIS);
    send(socket, hello);
  }

  @Override
  public synchronized void onMessage(WebSocket socket, String text) {
    JsonNode message = Json.parse(text);
    switch (message.path("op").asInt()) {
      case 1 -> {
        events.add("heartbeat");
        send(socket, Json.object().put("op", 11));
      }
      case 2 -> identify(socket, message.path("d"));
      case 6 -> resume(socket, message.path("d"));
      default -> {
        // Presence and the like change nothing here.
      }
    }
  }

  @Override
  public synchronized void onClose(WebSocket socket, int code, String reason, boolean remote) {
    Session session = open.remove(socket);
    // Discord forgets a session that was closed with one of these.
    if (session != null && (code == 1000 || code == 1001)) {
      sessions.remove(session.id);
    }
    events.add("gone");
  }

  @Override
  public void onError(WebSocket socket, Exception failure) {
    events.add("gone");
  }

  private void identify(WebSocket socket, JsonNode data) {
    events.add("identify");
    if (!data.path("token").asText().equals(token)) {
      socket.close(4004);
      return;
    }
    int shard = data.path("shard").path(0).asInt(0);
    int total = data.path("shard").path(1).asInt(1);
    if (total < fewest) {
      socket.close(4011);
      return;
    }
    sessions.values().removeIf(session -> !open.containsValue(session));
    Session session = new Session("session-" + ++begun, shard, total);
    sessions.put(session.id, session);
    open.put(socket, session);
    mostAtOnce = Math.max(mostAtOnce, open.size());
    String address = resumeUrl == null ? url() : resumeUrl;
    session.dispatch("READY", guilds.ready(session.id, address, session::has));
    guilds
        .all()
        .filter(guild -> session.has(guild.path("id").asText()))
        .forEach(guild -> session.dispatch("GUILD_CREATE", guild));
  }

  private void resume(WebSocket socket, JsonNode data) {
    events.add("resume");
    Session session = sessions.get(data.path("session_id").asText());
    if (session == null || session.isForgotten) {
      invalidate(socket, false);
      return;
    }
    open.values().remove(session);
    open.put(socket, session);
    session.resumedAfter(data.path("seq").asInt());
  }

  private void invalidate(WebSocket socket, boolean resumable) {
    send(socket, Json.object().put("op", 9).put("d", resumable));
  }

  /** With their sessions, of which nobody is told any more. */
  private List<WebSocket> sockets() {
    List<WebSocket> sockets = List.copyOf(open.keySet());
    open.clear();
    return sockets;
  }

  private static void send(WebSocket socket, JsonNode event) {
    try {
      socket.send(event.toString());
    } catch (WebsocketNotConnectedException gone) {
      // As Discord: a line that is gone carries nothing.
    }
  }

  /** One of a bot, which outlives a line that was cut. */
  private final class Session {
    private final String id;
    private final int shard;
    private final int total;
    private final Deque<ObjectNode> dispatched = new ArrayDeque<>();
    private int sequence;
    private boolean isForgotten;

    Session(String id, int shard, int total) {
      this.id = id;
      this.shard = shard;
      this.total = total;
    }

    /** docs/events/gateway, Sharding Formula: what is of no server comes by shard 0. */
    boolean has(String guild) {
      boolean isNumber = guild.matches("\\d{1,18}");
      return isNumber ? (Long.parseLong(guild) >>> 22) % total == shard : shard == 0;
    }

    void dispatch(String type, JsonNode data) {
      ObjectNode event =
          Json.object().put("op", 0).put("t", type).put("s", ++sequence).set("d", data);
      if (keepsDispatched) {
        dispatched.add(event);
        if (dispatched.size() > MOST_KEPT) {
          dispatched.remove();
        }
      }
      tell(event);
    }

    void resumedAfter(int seen) {
      dispatched.stream().filter(event -> event.path("s").asInt() > seen).forEach(this::tell);
      dispatch("RESUMED", Json.object());
    }

    private void tell(JsonNode event) {
      open.forEach(
          (socket, session) -> {
            if (session == this) {
              send(socket, event);
            }
          });
    }
  }
}

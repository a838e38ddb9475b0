package bot.klingbalance.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
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
  private final Deque<ObjectNode> dispatched = new ArrayDeque<>();
  private boolean keepsDispatched = true;
  private boolean forgetful;
  private int sequence;
  private int sessions;
  private volatile @Nullable String resumeUrl;
  private @Nullable WebSocket connection;

  Gateway(String token, Guilds guilds) {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    this.token = token;
    this.guilds = guilds;
    setReuseAddr(true);
    setDaemon(true);
    setTcpNoDelay(true);
  }

  String url() {
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

  synchronized void dispatch(String type, JsonNode data) {
    ObjectNode event =
        Json.object().put("op", 0).put("t", type).put("s", ++sequence).set("d", data);
    if (keepsDispatched) {
      dispatched.add(event);
      if (dispatched.size() > MOST_KEPT) {
        dispatched.remove();
      }
    }
    send(event);
  }

  /** Names another address at which sessions are to be resumed. */
  void resumesAt(String url) {
    resumeUrl = url;
  }

  /** Sessions are not remembered: nothing can be resumed any more. */
  synchronized void forgetSessions() {
    forgetful = true;
  }

  synchronized void keepNothing() {
    keepsDispatched = false;
  }

  /** Cuts the line, without a word. */
  synchronized void cut() {
    WebSocket cut = connection;
    connection = null;
    if (cut != null) {
      cut.closeConnection(1006, "cut");
    }
  }

  synchronized void close(int code) {
    WebSocket closed = connection;
    connection = null;
    if (closed != null) {
      closed.close(code);
    }
  }

  synchronized void askToReconnect() {
    send(Json.object().put("op", 7).putNull("d"));
  }

  synchronized void invalidate(boolean resumable) {
    send(Json.object().put("op", 9).put("d", resumable));
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public synchronized void onOpen(WebSocket socket, ClientHandshake handshake) {
    connection = socket;
    ObjectNode hello = Json.object().put("op", 10);
    hello.putObject("d").put("heartbeat_interval", HEARTBEAT_MILLIS);
    send(hello);
  }

  @Override
  public synchronized void onMessage(WebSocket socket, String text) {
    JsonNode message = Json.parse(text);
    switch (message.path("op").asInt()) {
      case 1 -> {
        events.add("heartbeat");
        send(Json.object().put("op", 11));
      }
      case 2 -> identify(message.path("d"));
      case 6 -> resume(message.path("d"));
      default -> {
        // Presence and the like change nothing here.
      }
    }
  }

  @Override
  public synchronized void onClose(WebSocket socket, int code, String reason, boolean remote) {
    events.add("gone");
  }

  @Override
  public void onError(WebSocket socket, Exception failure) {
    events.add("gone");
  }

  private void identify(JsonNode data) {
    events.add("identify");
    if (!data.path("token").asText().equals(token)) {
      close(4004);
      return;
    }
    sessions++;
    forgetful = false;
    dispatched.clear();
    sequence = 0;
    dispatch("READY", guilds.ready("session-" + sessions, resumeUrl == null ? url() : resumeUrl));
    guilds.all().forEach(guild -> dispatch("GUILD_CREATE", guild));
  }

  private void resume(JsonNode data) {
    events.add("resume");
    if (forgetful || !data.path("session_id").asText().equals("session-" + sessions)) {
      invalidate(false);
      return;
    }
    int seen = data.path("seq").asInt();
    dispatched.stream().filter(event -> event.path("s").asInt() > seen).forEach(this::send);
    dispatch("RESUMED", Json.object());
  }

  private void send(JsonNode event) {
    WebSocket open = connection;
    if (open != null && open.isOpen()) {
      open.send(event.toString());
    }
  }
}

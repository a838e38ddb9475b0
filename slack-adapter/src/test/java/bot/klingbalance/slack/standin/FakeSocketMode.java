package bot.klingbalance.slack.standin;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** Slack's side of Socket Mode: greets, sends envelopes, waits for their acknowledgements. */
public final class FakeSocketMode implements AutoCloseable {
  private static final String LINK = "/link?ticket=secret-ticket";

  private final Server server = new Server();
  private final CountDownLatch listening = new CountDownLatch(1);
  private final LinkedBlockingQueue<JsonObject> acknowledgements = new LinkedBlockingQueue<>();
  private final Set<WebSocket> open = ConcurrentHashMap.newKeySet();
  private final Semaphore greeted = new Semaphore(0);
  private final Semaphore gone = new Semaphore(0);
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final AtomicInteger envelopes = new AtomicInteger();
  private final Map<String, Entrusted> unacknowledged = new LinkedHashMap<>();
  private final AtomicInteger redeliveries = new AtomicInteger();
  private int turn;
  private volatile boolean greets = true;
  private volatile String address = "";
  private volatile Consumer<JsonObject> receiver = acknowledgements::add;

  FakeSocketMode() throws InterruptedException {
    server.setReuseAddr(true);
    server.setTcpNoDelay(true);
    server.start();
    if (!listening.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the WebSocket server did not start");
    }
  }

  /**
   * An acknowledgement.
   *
   * @param payload what stood in it; empty when nothing did
   */
  public record Acknowledgement(JsonObject payload) {}

  public String url() {
    return address.isEmpty() ? local() + LINK : address + LINK;
  }

  /** Where it listens. */
  public String local() {
    return "ws://127.0.0.1:" + server.getPort();
  }

  /** From now on it names another address, which leads here. */
  public void isReachedAt(String other) {
    address = other;
  }

  public void saysNoHello() {
    greets = false;
  }

  /** Waits until the bot has opened one session more. */
  public void awaitSession() throws InterruptedException {
    if (!greeted.tryAcquire(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the bot did not connect");
    }
  }

  /** Waits until one session more has ended. */
  public void awaitGone() throws InterruptedException {
    if (!gone.tryAcquire(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the bot did not disconnect");
    }
  }

  public int sessionsAtOnce() {
    return mostAtOnce.get();
  }

  public boolean hasSession() {
    return !open.isEmpty();
  }

  /** Sends an envelope; Slack gives up on it after 3 s, as with {@code operation_timeout}. */
  public Acknowledgement deliver(String type, JsonObject payload) throws InterruptedException {
    return deliver(type, payload, "envelope-" + envelopes.incrementAndGet());
  }

  public Acknowledgement deliver(String type, JsonObject payload, String id)
      throws InterruptedException {
    send(envelope(type, payload, id));
    JsonObject acknowledgement = acknowledgements.poll(3, TimeUnit.SECONDS);
    if (acknowledgement == null) {
      throw new AssertionError("operation_timeout");
    }
    if (!acknowledgement.get("envelope_id").getAsString().equals(id)) {
      throw new AssertionError("another envelope was acknowledged: " + acknowledgement);
    }
    return new Acknowledgement(
        acknowledgement.has("payload")
            ? acknowledgement.getAsJsonObject("payload")
            : new JsonObject());
  }

  /**
   * Has acknowledgements go to {@code newReceiver} from now on; {@link #deliver} sees none more.
   */
  public void acknowledgementsGoTo(Consumer<JsonObject> newReceiver) {
    receiver = newReceiver;
  }

  /**
   * Sends an envelope to one of the sessions, in turn, and waits for nothing. What is not
   * acknowledged when its session ends goes to another one, or waits for one.
   *
   * @return false when there is no session at the moment; it waits for one then
   */
  public synchronized boolean entrusts(String type, JsonObject payload, String id) {
    unacknowledged.put(id, new Entrusted(envelope(type, payload, id), Optional.empty()));
    return entrust(id);
  }

  /** How often an envelope was sent once more, to another session. */
  public int redeliveries() {
    return redeliveries.get();
  }

  private synchronized boolean entrust(String id) {
    List<WebSocket> sessions = open.stream().filter(WebSocket::isOpen).toList();
    Entrusted entrusted = unacknowledged.get(id);
    if (entrusted == null || sessions.isEmpty()) {
      return false;
    }
    WebSocket next = sessions.get(turn++ % sessions.size());
    unacknowledged.put(id, new Entrusted(entrusted.message(), Optional.of(next)));
    try {
      next.send(entrusted.message());
      return true;
    } catch (WebsocketNotConnectedException cutMeanwhile) {
      unacknowledged.put(id, new Entrusted(entrusted.message(), Optional.empty()));
      return false;
    }
  }

  private synchronized void entrustAgain(Optional<WebSocket> ended) {
    List<String> left =
        unacknowledged.entrySet().stream()
            .filter(each -> each.getValue().to().isEmpty() || each.getValue().to().equals(ended))
            .map(Map.Entry::getKey)
            .toList();
    left.forEach(
        id -> {
          if (entrust(id)) {
            redeliveries.incrementAndGet();
          }
        });
  }

  private synchronized void acknowledged(JsonObject message) {
    if (message.has("envelope_id")) {
      unacknowledged.remove(message.get("envelope_id").getAsString());
    }
  }

  /** An envelope, and the session that it was sent to. */
  private record Entrusted(String message, Optional<WebSocket> to) {}

  /** Sends an envelope and waits for nothing; returns whether there was a session for it. */
  public boolean hands(String type, JsonObject payload, String id) {
    Optional<WebSocket> session = open.stream().filter(WebSocket::isOpen).findAny();
    try {
      session.ifPresent(socket -> socket.send(envelope(type, payload, id)));
      return session.isPresent();
    } catch (WebsocketNotConnectedException cutMeanwhile) {
      return false;
    }
  }

  /** Waits for an acknowledgement outside of {@link #deliver}; returns how many came before. */
  public int forgetAcknowledgementsUntil(String id) throws InterruptedException {
    int before = 0;
    JsonObject acknowledgement = acknowledgements.poll(20, TimeUnit.SECONDS);
    while (acknowledgement != null
        && !(acknowledgement.has("envelope_id")
            && acknowledgement.get("envelope_id").getAsString().equals(id))) {
      before++;
      acknowledgement = acknowledgements.poll(20, TimeUnit.SECONDS);
    }
    if (acknowledgement == null) {
      throw new AssertionError("no acknowledgement of " + id);
    }
    return before;
  }

  /** Hands over one envelope after the other, until one is not acknowledged for a while. */
  public void awaitTakesNoMore(Consumer<String> hand) throws InterruptedException {
    JsonObject acknowledgement;
    do {
      hand.accept("envelope-" + envelopes.incrementAndGet());
      acknowledgement = acknowledgements.poll(300, TimeUnit.MILLISECONDS);
    } while (acknowledgement != null);
  }

  public void asksToLeave(String reason) {
    send("{\"type\":\"disconnect\",\"reason\":\"%s\"}".formatted(reason));
  }

  /** Cuts the connection without a closing handshake. */
  public void cut() {
    open.forEach(socket -> socket.closeConnection(1006, "cut"));
  }

  public void send(String message) {
    open.stream().filter(WebSocket::isOpen).forEach(socket -> socket.send(message));
  }

  @Override
  public void close() {
    try {
      server.stop(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String envelope(String type, JsonObject payload, String id) {
    JsonObject envelope = new JsonObject();
    envelope.addProperty("type", type);
    envelope.addProperty("envelope_id", id);
    envelope.addProperty("accepts_response_payload", type.equals("slash_commands"));
    envelope.add("payload", payload);
    return envelope.toString();
  }

  private final class Server extends WebSocketServer {
    Server() {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    }

    @Override
    public void onStart() {
      listening.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
      open.add(socket);
      mostAtOnce.accumulateAndGet(open.size(), Math::max);
      if (greets) {
        socket.send("{\"type\":\"hello\",\"num_connections\":1}");
        greeted.release();
        entrustAgain(Optional.empty());
      }
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
      JsonObject acknowledgement = JsonParser.parseString(message).getAsJsonObject();
      acknowledged(acknowledgement);
      receiver.accept(acknowledgement);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
      open.remove(socket);
      gone.release();
      entrustAgain(Optional.of(socket));
    }

    @Override
    public void onError(WebSocket socket, Exception trouble) {}
  }
}

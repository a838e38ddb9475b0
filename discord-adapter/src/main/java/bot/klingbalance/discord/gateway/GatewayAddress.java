package bot.klingbalance.discord.gateway;

import bot.klingbalance.concurrent.Backoff;
import bot.klingbalance.discord.posting.DiscordApi;
import bot.klingbalance.discord.posting.DiscordResponse;
import bot.klingbalance.http.WebSocketAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestRateLimiter.GlobalRateLimit;
import net.dv8tion.jda.api.utils.SessionController;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Where and when JDA's sessions connect to Discord's gateway: at the address that {@code GET
 * gateway/bot} of the API in the settings names, and each no sooner after the last one, of whatever
 * shard and bot, than Discord allows.
 */
public final class GatewayAddress implements SessionController {
  /** {@code docs/events/gateway}: Rate Limiting, one identify in five seconds. */
  public static final Duration IDENTIFY_PAUSE = Duration.ofSeconds(5);

  private static final int UNAUTHORIZED = 401;
  private static final int MOST_BYTES = 64 * 1024;

  private static final Backoff RECONNECTS = new Backoff(IDENTIFY_PAUSE, Duration.ofMinutes(1));

  /** What Discord told of its limit is asked for anew after so long. */
  private static final long TOLD_NANOS = Duration.ofMinutes(1).toNanos();

  private final DiscordApi api;
  private final ScheduledExecutorService connect;
  private final SessionGate gate;
  private final GatewaySockets sockets;
  private volatile @Nullable String url;
  private volatile StartLimit limit = StartLimit.UNTOLD;
  private volatile long lookedUpAt = System.nanoTime() - TOLD_NANOS;
  private final Map<SessionConnectNode, Future<?>> waiting = new ConcurrentHashMap<>();

  /** Discord's limit for all requests is one for all sessions. */
  private final GlobalRateLimit requests = GlobalRateLimit.create();

  /**
   * An address that is not known yet.
   *
   * @param gate asked before each session
   * @param sockets led to the address
   */
  public GatewayAddress(
      DiscordApi api, ScheduledExecutorService connect, SessionGate gate, GatewaySockets sockets) {
    this.api = api;
    this.connect = connect;
    this.gate = gate;
    this.sockets = sockets;
  }

  /** Asks for the address; blocks until the answer is there. */
  public GatewayLookup lookUp() {
    try (Response response = api.call("GET", "gateway/bot", null).execute()) {
      if (!response.isSuccessful()) {
        return failure(DiscordResponse.of(response));
      }
      byte[] body = response.body().byteStream().readNBytes(MOST_BYTES);
      DataObject told = DataObject.fromJson(body);
      limit = StartLimit.of(told);
      lookedUpAt = System.nanoTime();
      return found(told.getString("url"), Shards.of(told).recommended());
    } catch (IOException e) {
      return new GatewayLookup.Failed("it could not be reached: " + e.getMessage());
    } catch (RuntimeException e) {
      return new GatewayLookup.Failed("its answer could not be read");
    }
  }

  private GatewayLookup found(String named, int shards) {
    Optional<String> flaw = WebSocketAddress.flaw(named);
    if (flaw.isPresent()) {
      return new GatewayLookup.Failed("its gateway cannot be used: " + flaw.get());
    }
    url = named;
    sockets.leadTo(named);
    return new GatewayLookup.Found(shards);
  }

  private static GatewayLookup failure(DiscordResponse response) {
    return response.status() == UNAUTHORIZED && response.isInDiscordsForm()
        ? new GatewayLookup.Refused()
        : new GatewayLookup.Failed("it answered with status " + response.status());
  }

  /** For the sessions. */
  GatewaySockets sockets() {
    return sockets;
  }

  @Override
  public String getGateway() {
    String known = url;
    if (known == null) {
      throw new IllegalStateException("the address of the gateway was not asked for yet");
    }
    return known;
  }

  @Override
  public ShardedGateway getShardedGateway(JDA jda) {
    return new ShardedGateway(getGateway(), jda.getShardInfo().getShardTotal());
  }

  @Override
  public GlobalRateLimit getRateLimitHandle() {
    return requests;
  }

  /** JDA asks so for a session that it has to begin; one that it resumes takes no turn. */
  @Override
  public void appendSession(SessionConnectNode node) {
    later(node, 0, Duration.ZERO);
  }

  @Override
  public void removeSession(SessionConnectNode node) {
    Future<?> opening = waiting.remove(node);
    if (opening != null) {
      opening.cancel(false);
    }
  }

  private void openInTurn(SessionConnectNode node, int failures) {
    if (System.nanoTime() - lookedUpAt >= TOLD_NANOS) {
      GatewayLookup unused = lookUp();
    }
    Duration pause = gate.pause(limit);
    if (pause.isZero()) {
      waiting.remove(node);
      open(node, failures);
    } else {
      later(node, failures, pause);
    }
  }

  private void open(SessionConnectNode node, int failures) {
    Instant begun = gate.beginning();
    try {
      // "true" is for the last session in a queue: JDA does not wait here until it is connected.
      node.run(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      gate.notBegun(begun);
      sockets
          .flaw(getGateway(), e)
          .ifPresent(
              why -> tell(node, "Discord's gateway is out of reach: " + why + "; trying again."));
      // The gateway may have moved, so the next try uses a new address.
      GatewayLookup unused = lookUp();
      later(node, failures + 1, RECONNECTS.longest(failures + 1));
    }
  }

  private static void tell(SessionConnectNode node, String trouble) {
    node.getJDA().getRegisteredListeners().stream()
        .filter(ConnectionTracker.class::isInstance)
        .map(ConnectionTracker.class::cast)
        .forEach(tracker -> tracker.trouble(trouble));
  }

  private void later(SessionConnectNode node, int failures, Duration delay) {
    waiting.put(
        node,
        connect.schedule(
            () -> openInTurn(node, failures), delay.toMillis(), TimeUnit.MILLISECONDS));
  }
}

package bot.klingbalance.discord.shard;

import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.chat.ConnectionState;
import bot.klingbalance.concurrent.Shutdown;
import bot.klingbalance.discord.gateway.ConnectionTracker;
import bot.klingbalance.discord.gateway.GatewayAddress;
import bot.klingbalance.discord.gateway.GatewayTurn;
import bot.klingbalance.discord.gateway.JdaFactory;
import bot.klingbalance.discord.gateway.StalledStart;
import bot.klingbalance.lease.Lease;
import bot.klingbalance.lease.shard.Shard;
import bot.klingbalance.lease.shard.ShardLeases;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.hooks.EventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections of this bot to Discord's gateway, one for each shard that it asks for. */
public final class ShardConnections implements ShardLeases.Listener {
  private static final Logger log = LoggerFactory.getLogger(ShardConnections.class);

  private final JdaFactory factory;
  private final GatewayTurn turn;
  private final Registrations registrations;
  private final Function<Lease, EventListener> answering;
  private final Clock clock;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final Map<Integer, ShardConnection> connections = new ConcurrentSkipListMap<>();

  /**
   * Those of a bot that has not begun to connect.
   *
   * @param answering takes in what happens in a session while the bot has the lease of its shard
   */
  public ShardConnections(
      JdaFactory factory,
      GatewayTurn turn,
      CommandRegistry registry,
      Function<Lease, EventListener> answering,
      Clock clock) {
    this.factory = factory;
    this.turn = turn;
    this.registrations = new Registrations(registry, this);
    this.answering = answering;
    this.clock = clock;
  }

  /** Begins to connect in its turn; done when commands are answered for the first time. */
  public CompletableFuture<Void> start() {
    leases().start(this);
    return started;
  }

  @Override
  public Lease.Listener asked(Shard shard, Lease lease) {
    ConnectionTracker tracker = new ConnectionTracker(clock, shard);
    StalledStart stalled =
        new StalledStart(tracker, factory.threads().connect(), turn.pauses().toListServers());
    ShardConnection connection =
        new ShardConnection(
            shard, lease, this, tracker, List.of(stalled, registrations, answering.apply(lease)));
    connections.put(shard.number(), connection);
    return connection;
  }

  @Override
  public void dropped(Shard shard) {
    ShardConnection gone = connections.remove(shard.number());
    if (gone != null) {
      gone.leave();
    }
  }

  /**
   * Of all that this bot has, taken together: connected while each of them is. One that it only
   * prepares to take over does not count, and tells at most its trouble.
   */
  public ConnectionState state() {
    return connections.values().stream()
        .filter(each -> each.isHeld() || connections.size() == 1)
        .map(each -> each.isHeld() ? each.state() : each.state().withoutConnection())
        .reduce(ConnectionState::with)
        .orElse(ConnectionState.NEVER_CONNECTED);
  }

  /** The JDA of one of them, whichever; for what is the same in all. */
  public Optional<JDA> jda() {
    return connections.values().stream().flatMap(each -> each.jda().stream()).findFirst();
  }

  /** Gives all up at once. What was taken in by them can still be answered. */
  public void leave() {
    connections.values().forEach(ShardConnection::leave);
  }

  public void close(Duration most) {
    Shutdown.together(
        connections.values().stream()
            .<Runnable>map(each -> () -> each.close(most))
            .toArray(Runnable[]::new));
  }

  ShardLeases leases() {
    return turn.shards();
  }

  GatewayAddress gateway() {
    return factory.gateway();
  }

  JdaFactory factory() {
    return factory;
  }

  Registrations registrations() {
    return registrations;
  }

  boolean areOthersReady(ShardConnection one) {
    return connections.values().stream().anyMatch(each -> each != one && each.isReady());
  }

  void started() {
    boolean unused = started.complete(null);
  }

  /** Discord refuses the bot, and trying again would not mend it. */
  void refused(String sentence) {
    started.completeExceptionally(new RefusedConnection(sentence));
    // Another bot may have a token that is valid.
    later(leases()::close, Duration.ZERO);
  }

  /** Does it on the thread that may wait for Discord, unless the bot ends before. */
  void later(Runnable work, Duration delay) {
    try {
      var unused =
          factory.threads().connect().schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ended) {
      log.debug("Not tried again, since the bot ends.");
    }
  }
}

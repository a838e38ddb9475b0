package bot.klingbalance.discord.shard;

import bot.klingbalance.chat.ConnectionState;
import bot.klingbalance.concurrent.Backoff;
import bot.klingbalance.discord.gateway.ConnectionTracker;
import bot.klingbalance.discord.gateway.JdaFailures;
import bot.klingbalance.lease.Lease;
import bot.klingbalance.lease.shard.Shard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects one shard to Discord while this bot has its lease, for as many tries as it takes. From
 * then on JDA keeps the connection: it reconnects and resumes by itself.
 */
final class ShardConnection extends ListenerAdapter implements Lease.Listener {
  private static final Logger log = LoggerFactory.getLogger(ShardConnection.class);
  private static final Backoff RECONNECTS =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  /** Each look is a session that Discord counts. */
  private static final Duration MORE_SHARDS = Duration.ofMinutes(1);

  private final Shard shard;
  private final Lease lease;
  private final ShardConnections all;
  private final ConnectionTracker tracker;
  private final List<EventListener> listeners;
  private final ShardNumber number;
  private final GatewaySession session = new GatewaySession();

  /**
   * One that has not begun.
   *
   * @param listeners told of what happens in it, after this one
   */
  ShardConnection(
      Shard shard,
      Lease lease,
      ShardConnections all,
      ConnectionTracker tracker,
      List<EventListener> listeners) {
    this.shard = shard;
    this.lease = lease;
    this.all = all;
    this.tracker = tracker;
    this.number = new ShardNumber(shard, all, tracker);
    this.listeners = Stream.concat(Stream.of(this, tracker), listeners.stream()).toList();
  }

  @Override
  public void offered() {
    begin();
  }

  @Override
  public void withdrawn() {
    leave();
  }

  @Override
  public void acquired() {
    if (!session.isBegun()) {
      begin();
    }
    session.ready().ifPresent(all.registrations()::register);
  }

  @Override
  public void lost() {
    leave();
    log.warn(
        "This bot gives up Discord's gateway{}: the database did not confirm in time that it is to"
            + " have it. It asks on.",
        shard.isSingle() ? "" : " (%s)".formatted(shard));
  }

  ConnectionState state() {
    return tracker.state();
  }

  boolean isHeld() {
    return lease.isHeld();
  }

  boolean isReady() {
    return session.ready().isPresent();
  }

  /** JDA, while there is a connection, or one that JDA is making again. */
  Optional<JDA> jda() {
    return session.jda();
  }

  /** Gives the connection up at once. What was taken in by it can still be answered. */
  void leave() {
    session.leave();
  }

  void close(Duration most) {
    session.close(most);
  }

  private void begin() {
    int turn = session.begin();
    all.later(() -> connect(turn, 0), Duration.ZERO);
  }

  private void connect(int of, int tries) {
    if (session.isOver(of)) {
      return;
    }
    all.gateway()
        .lookUp()
        .match(
            shards -> found(shards, of, tries),
            () -> refuse(JdaFailures.TOKEN_REFUSED),
            why -> again("Discord does not let the bot in, " + why + "; trying again.", of, tries));
  }

  /** Whoever begins with the first shard says how many there are, unless others have begun. */
  private void found(int recommended, int of, int tries) {
    boolean mayChange = shard.number() == 0 && lease.isHeld() && !all.areOthersReady(this);
    if (recommended == shard.total() || !mayChange) {
      build(of, tries);
      return;
    }
    number.wish(recommended, () -> all.later(() -> build(of, tries), Duration.ZERO));
  }

  private void build(int of, int tries) {
    if (session.isOver(of)) {
      return;
    }
    try {
      session.keep(all.factory().build(shard, listeners), of);
    } catch (InvalidTokenException e) {
      refuse(JdaFailures.TOKEN_REFUSED);
    } catch (RuntimeException e) {
      again(
          "Discord does not let the bot in (%s); trying again.".formatted(JdaFailures.sentence(e)),
          of,
          tries);
    }
  }

  private void again(String sentence, int of, int tries) {
    tracker.trouble(sentence);
    all.later(() -> connect(of, tries + 1), RECONNECTS.longest(tries + 1));
  }

  private void refuse(String sentence) {
    tracker.refused(sentence);
    all.refused(sentence);
  }

  @Override
  public void onReady(ReadyEvent event) {
    session.isReady(event.getJDA());
    if (lease.isHeld()) {
      all.registrations().register(event.getJDA());
    } else {
      // The bot that ends has had this one prepare its session, and has its own until now.
      lease.takeOver();
    }
  }

  @Override
  public void onShutdown(ShutdownEvent event) {
    CloseCode code = event.getCloseCode();
    if (!session.is(event.getJDA()) || code == null || code.isReconnect()) {
      return;
    }
    if (code == CloseCode.SHARDING_REQUIRED) {
      session.leave();
      int turn = session.begin();
      all.later(
          () -> number.isTooSmall(() -> all.later(() -> connect(turn, 0), MORE_SHARDS)),
          Duration.ZERO);
      return;
    }
    refuse(JdaFailures.closed(code));
  }
}

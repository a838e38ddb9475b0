package bot.klingbalance.discord;

import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.concurrent.Backoff;
import bot.klingbalance.discord.gateway.ConnectionTracker;
import bot.klingbalance.discord.gateway.GatewaySession;
import bot.klingbalance.discord.gateway.JdaFactory;
import bot.klingbalance.discord.gateway.JdaFailures;
import bot.klingbalance.lease.Lease;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to Discord while this bot has the lease of its gateway, for as many tries as it takes.
 * From then on JDA keeps the connection: it reconnects and resumes by itself.
 */
final class GatewayConnection extends ListenerAdapter implements Lease.Listener {
  private static final Logger log = LoggerFactory.getLogger(GatewayConnection.class);
  private static final Backoff RECONNECTS =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final Backoff REGISTRATIONS =
      new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));

  private final JdaFactory factory;
  private final ScheduledExecutorService connect;
  private final ConnectionTracker tracker;
  private final CommandRegistration registration;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final Lease lease;
  private final GatewaySession session = new GatewaySession();

  GatewayConnection(JdaFactory factory, ConnectionTracker tracker, Lease lease) {
    this.lease = lease;
    this.factory = factory;
    this.connect = factory.threads().connect();
    this.tracker = tracker;
    this.registration = new CommandRegistration(factory.settings().guilds());
  }

  /** Begins to connect in its turn; done when commands are answered for the first time. */
  CompletableFuture<Void> start() {
    lease.start(this);
    return started;
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
    session.ready().ifPresent(prepared -> register(prepared, 0));
  }

  @Override
  public void lost() {
    leave();
    log.warn(
        "This bot gives up Discord's gateway: the database did not confirm in time that it is to"
            + " have it. It asks on.");
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
    retry(() -> connect(turn, 0), Duration.ZERO);
  }

  private void connect(int of, int tries) {
    if (session.isOver(of)) {
      return;
    }
    factory
        .gateway()
        .lookUp()
        .match(
            () -> build(of, tries),
            () -> refuse(JdaFailures.TOKEN_REFUSED),
            why -> again("Discord does not let the bot in, " + why + "; trying again.", of, tries));
  }

  private void build(int of, int tries) {
    try {
      session.keep(factory.build(this), of);
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
    retry(() -> connect(of, tries + 1), RECONNECTS.longest(tries + 1));
  }

  private void retry(Runnable task, Duration delay) {
    try {
      var unused = connect.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("Not tried again, since the bot ends.");
    }
  }

  private void refuse(String sentence) {
    tracker.refused(sentence);
    started.completeExceptionally(new RefusedConnection(sentence));
    // Another bot may have a token that is valid.
    retry(lease::close, Duration.ZERO);
  }

  @Override
  public void onReady(ReadyEvent event) {
    session.isReady(event.getJDA());
    if (lease.isHeld()) {
      register(event.getJDA(), 0);
    } else {
      // The bot that ends has had this one prepare its session, and has its own until now.
      lease.takeOver();
    }
  }

  @Override
  public void onGuildJoin(GuildJoinEvent event) {
    var unused = registration.register(event.getGuild());
  }

  @Override
  public void onGuildAvailable(GuildAvailableEvent event) {
    var unused = registration.register(event.getGuild());
  }

  @Override
  public void onShutdown(ShutdownEvent event) {
    CloseCode code = event.getCloseCode();
    if (!session.is(event.getJDA()) || code == null || code.isReconnect()) {
      return;
    }
    refuse(JdaFailures.closed(code));
  }

  private void register(JDA ready, int tries) {
    var unused =
        registration
            .register(ready)
            .whenComplete(
                (done, failure) -> {
                  if (failure == null) {
                    started.complete(null);
                    return;
                  }
                  log.warn(
                      "The commands could not be registered with Discord ({}); trying again.",
                      JdaFailures.sentence(failure));
                  retry(() -> register(ready, tries + 1), REGISTRATIONS.longest(tries + 1));
                });
  }
}

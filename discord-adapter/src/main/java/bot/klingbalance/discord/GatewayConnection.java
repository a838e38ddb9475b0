package bot.klingbalance.discord;

import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.concurrent.Backoff;
import bot.klingbalance.discord.gateway.ConnectionTracker;
import bot.klingbalance.discord.gateway.JdaFactory;
import bot.klingbalance.discord.gateway.JdaFailures;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the first connection to Discord, for as many tries as it takes. From then on JDA keeps it:
 * it reconnects and resumes by itself.
 */
final class GatewayConnection extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(GatewayConnection.class);
  private static final Backoff RECONNECTS =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final Backoff REGISTRATIONS =
      new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));
  private static final String TOKEN_REFUSED =
      "Discord refuses the bot's token. Copy a valid one from the Discord Developer Portal (Bot,"
          + " Reset Token) into DISCORD_TOKEN and start the bot again.";

  private final JdaFactory factory;
  private final ScheduledExecutorService connect;
  private final ConnectionTracker tracker;
  private final CommandRegistration registration;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private volatile @Nullable JDA jda;
  private volatile boolean closed;

  GatewayConnection(JdaFactory factory, ConnectionTracker tracker) {
    this.factory = factory;
    this.connect = factory.threads().connect();
    this.tracker = tracker;
    this.registration = new CommandRegistration(factory.settings().guilds());
  }

  /** Begins to connect; done when commands are answered. */
  CompletableFuture<Void> start() {
    connect.execute(() -> connect(0));
    return started;
  }

  /** JDA, once the connection has been made for the first time. */
  Optional<JDA> jda() {
    return Optional.ofNullable(jda);
  }

  void close(Duration most) {
    closed = true;
    JDA present = jda;
    if (present == null) {
      return;
    }
    present.shutdown();
    try {
      if (!present.awaitShutdown(most)) {
        present.shutdownNow();
      }
    } catch (InterruptedException e) {
      present.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void connect(int tries) {
    if (closed) {
      return;
    }
    factory
        .gateway()
        .lookUp()
        .match(
            () -> build(tries),
            () -> refuse(TOKEN_REFUSED),
            why -> again("Discord does not let the bot in, " + why + "; trying again.", tries));
  }

  private void build(int tries) {
    try {
      build();
    } catch (InvalidTokenException e) {
      refuse(TOKEN_REFUSED);
    } catch (RuntimeException e) {
      again(
          "Discord does not let the bot in (%s); trying again.".formatted(JdaFailures.sentence(e)),
          tries);
    }
  }

  private void build() {
    JDA built = factory.build(this);
    jda = built;
    if (closed) {
      built.shutdownNow();
    }
  }

  private void again(String sentence, int tries) {
    tracker.trouble(sentence);
    retry(() -> connect(tries + 1), RECONNECTS.longest(tries + 1));
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
  }

  @Override
  public void onReady(ReadyEvent event) {
    register(event.getJDA(), 0);
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
    if (closed || code == null || code.isReconnect()) {
      return;
    }
    refuse(
        code == CloseCode.AUTHENTICATION_FAILED
            ? TOKEN_REFUSED
            : "Discord closed the connection for good (%d %s)."
                .formatted(code.getCode(), code.getMeaning()));
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

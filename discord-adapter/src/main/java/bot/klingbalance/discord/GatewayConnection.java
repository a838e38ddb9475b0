package bot.klingbalance.discord;

import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.discord.GatewayAddress.Whereabouts;
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
 * Makes the connection to Discord, for as many tries as it takes. Once it stands, JDA keeps it: it
 * reconnects and resumes by itself.
 */
final class GatewayConnection extends ListenerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayConnection.class);
  private static final int MOST_SECONDS_BETWEEN_TRIES = 60;
  private static final String TOKEN_REFUSED =
      "Discord refuses the bot's token. Copy a valid one from the Discord Developer Portal (Bot,"
          + " Reset Token) into DISCORD_TOKEN and start the bot again.";

  private final JdaFactory light;
  private final ScheduledExecutorService connect;
  private final ConnectionTracker tracker;
  private final CommandRegistration registration;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private volatile @Nullable JDA jda;
  private volatile boolean closed;

  GatewayConnection(JdaFactory light, ConnectionTracker tracker) {
    this.light = light;
    this.connect = light.pools().connect();
    this.tracker = tracker;
    this.registration = new CommandRegistration(light.settings().guilds());
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
    Whereabouts whereabouts = light.door().ask();
    if (whereabouts instanceof Whereabouts.Refused) {
      refuse(TOKEN_REFUSED);
      return;
    }
    if (whereabouts instanceof Whereabouts.Trouble trouble) {
      again("Discord does not let the bot in, " + trouble.why() + "; trying again.", tries);
      return;
    }
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
    JDA built = light.build(this);
    jda = built;
    if (closed) {
      built.shutdownNow();
    }
  }

  private void again(String sentence, int tries) {
    tracker.trouble(sentence);
    int seconds = Math.min(MOST_SECONDS_BETWEEN_TRIES, 1 << Math.min(tries, 6));
    retry(() -> connect(tries + 1), seconds);
  }

  private void retry(Runnable task, int seconds) {
    try {
      var unused = connect.schedule(task, seconds, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Not tried again, since the bot ends.");
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
                  LOG.warn(
                      "The commands could not be registered with Discord ({}); trying again.",
                      JdaFailures.sentence(failure));
                  retry(() -> register(ready, tries + 1), Math.min(60, 5 << Math.min(tries, 4)));
                });
  }
}

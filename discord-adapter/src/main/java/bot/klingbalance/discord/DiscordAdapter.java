package bot.klingbalance.discord;

import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.ConnectionState;
import bot.klingbalance.chat.FrontDesk;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.discord.drawing.Illustrator;
import bot.klingbalance.discord.drawing.Studio;
import bot.klingbalance.discord.posting.DiscordApi;
import bot.klingbalance.discord.posting.DiscordPort;
import bot.klingbalance.discord.rendering.Rendering;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.Permission;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot on Discord. */
public final class DiscordAdapter implements ChatAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordAdapter.class);
  private static final Duration TO_FINISH_ANSWERS = Duration.ofSeconds(6);
  private static final Duration TO_DISCONNECT = Duration.ofSeconds(2);
  private static final Duration TO_END_THREADS = Duration.ofSeconds(1);

  private final Pools pools = Pools.open();
  private final InFlight inFlight = new InFlight();
  private final Illustrator illustrator;
  private final ConnectionTracker tracker;
  private final Interactions interactions;
  private final Connection connection;
  private final DiscordPort port;

  /**
   * The bot on Discord, not connected yet.
   *
   * @param http shared with the rest of the bot, and left open
   */
  public DiscordAdapter(DiscordSettings settings, FrontDesk desk, OkHttpClient http, Clock clock) {
    this(settings, desk, http, clock, GatewayDoor.IDENTIFY_PAUSE);
  }

  /** For tests: with another pause between two sessions. */
  DiscordAdapter(
      DiscordSettings settings,
      FrontDesk desk,
      OkHttpClient http,
      Clock clock,
      Duration identifyPause) {
    this.illustrator = new Illustrator(new Rendering(desk.buttonCodes()), new Studio());
    DiscordApi api = new DiscordApi(http, settings.apiUrl(), settings.token());
    GatewayDoor door = new GatewayDoor(api, pools.connect(), identifyPause);
    this.tracker = new ConnectionTracker(clock);
    this.interactions = new Interactions(desk, illustrator, inFlight, clock);
    this.connection =
        new Connection(
            new LightJda(settings, http, pools, door, List.of(tracker, interactions)), tracker);
    this.port = new DiscordPort(api, illustrator, clock, connection::jda);
  }

  @Override
  public Platform platform() {
    return Platform.DISCORD;
  }

  @Override
  public CompletableFuture<Void> start() {
    return connection.start();
  }

  @Override
  public ConnectionState state() {
    return tracker.state();
  }

  @Override
  public ChatPort port() {
    return port;
  }

  /**
   * The link with which somebody who manages a server lets the bot in, with exactly the scopes and
   * permissions that it uses; absent until the connection has been made for the first time.
   */
  @Override
  public Optional<String> invitation() {
    return connection
        .jda()
        .map(
            jda ->
                "https://discord.com/oauth2/authorize?client_id=%s&permissions=%d&integration_type=0&scope=bot+applications.commands"
                    .formatted(
                        jda.getSelfUser().getApplicationId(),
                        Permission.getRaw(DiscordPort.PERMISSIONS)));
  }

  @Override
  public void close() {
    interactions.close();
    int unfinished = inFlight.finish(TO_FINISH_ANSWERS);
    if (unfinished > 0) {
      LOG.warn("{} answers on Discord were not finished in time.", unfinished);
    }
    illustrator.close();
    connection.close(TO_DISCONNECT);
    pools.close(TO_END_THREADS.toMillis());
  }
}

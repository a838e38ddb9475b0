package bot.klingbalance.discord;

import bot.klingbalance.chat.AwaitedReplies;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.ConnectionState;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.discord.drawing.ChartRenderer;
import bot.klingbalance.discord.drawing.IllustratedMessages;
import bot.klingbalance.discord.gateway.AnsweringTurn;
import bot.klingbalance.discord.gateway.GatewayAddress;
import bot.klingbalance.discord.gateway.GatewayPauses;
import bot.klingbalance.discord.gateway.GatewaySockets;
import bot.klingbalance.discord.gateway.GatewayTurn;
import bot.klingbalance.discord.gateway.JdaFactory;
import bot.klingbalance.discord.gateway.JdaThreads;
import bot.klingbalance.discord.gateway.SessionGate;
import bot.klingbalance.discord.posting.DiscordApi;
import bot.klingbalance.discord.posting.DiscordPort;
import bot.klingbalance.discord.posting.DiscordQueries;
import bot.klingbalance.discord.posting.RecentRights;
import bot.klingbalance.discord.rendering.MessageRenderer;
import bot.klingbalance.discord.shard.ShardConnections;
import bot.klingbalance.lease.LeaseState;
import bot.klingbalance.lease.shard.ShardLeases;
import bot.klingbalance.replica.Claims;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.hooks.EventListener;
import okhttp3.OkHttpClient;

/** The bot on Discord. */
public final class DiscordAdapter implements ChatAdapter {
  /** For another bot to begin a session, also five seconds after the last one; two may try. */
  private static final Duration TO_HAND_OVER = MOST_TO_HAND_OVER;

  static final Duration TO_DISCONNECT = Duration.ofSeconds(2);
  static final Duration TO_END_THREADS = Duration.ofSeconds(1);

  private final JdaThreads threads = JdaThreads.open();
  private final InFlight inFlight;
  private final ShardLeases shards;
  private final IllustratedMessages messages;
  private final ShardConnections connections;
  private final DiscordPort port;

  /**
   * The bot on Discord, not connected yet.
   *
   * @param http shared with the rest of the bot, and left open
   */
  public DiscordAdapter(
      DiscordSettings settings, CommandDispatcher dispatcher, OkHttpClient http, Clock clock) {
    this(settings, dispatcher, http, clock, GatewayTurn.alone(GatewayPauses.DEFAULT));
  }

  /** The same for one of several bots. */
  public DiscordAdapter(
      DiscordSettings settings,
      CommandDispatcher dispatcher,
      OkHttpClient http,
      Clock clock,
      GatewayTurn turn) {
    this.shards = turn.shards();
    this.inFlight = new InFlight();
    this.messages =
        new IllustratedMessages(new MessageRenderer(dispatcher.buttons()), new ChartRenderer());
    DiscordApi api = new DiscordApi(http, settings.apiUrl(), settings.token());
    SessionGate gate = new SessionGate(turn.starts(), clock, turn.pauses().identify());
    GatewayAddress gateway =
        new GatewayAddress(api, threads.connect(), gate, new GatewaySockets(http));
    Interactions interactions =
        new Interactions(
            dispatcher, messages, inFlight, clock, new ServedGuilds(settings.guilds()));
    RecentRights rights = new RecentRights(clock);
    List<EventListener> listeners =
        List.of(rights, new StartNotice(new DiscordQueries(api), settings.guilds()));
    Claims claims = dispatcher.replicas().claims();
    this.connections =
        new ShardConnections(
            new JdaFactory(settings, http, threads, gateway, listeners),
            turn,
            new CommandRegistration(settings.guilds()),
            lease -> interactions.in(new AnsweringTurn(lease, claims)),
            clock);
    this.port = new DiscordPort(api, messages, rights, clock, connections::jda);
  }

  @Override
  public Platform platform() {
    return Platform.DISCORD;
  }

  @Override
  public CompletableFuture<Void> start() {
    return connections.start();
  }

  @Override
  public ConnectionState state() {
    return connections.state();
  }

  @Override
  public LeaseState turn() {
    return shards.state();
  }

  @Override
  public String share() {
    return share(shards.held(), shards.total());
  }

  /** Such as {@code shards 0, 2 of 3}; nothing where there is one. */
  static String share(Set<Integer> held, int total) {
    if (total == 1) {
      return "";
    }
    return held.isEmpty()
        ? "no shard of %d".formatted(total)
        : "shards %s of %d"
            .formatted(held.stream().map(String::valueOf).collect(Collectors.joining(", ")), total);
  }

  @Override
  public ChatPort port() {
    return port;
  }

  /**
   * The link with which somebody who manages a server invites the bot, with exactly the scopes and
   * permissions that it uses; absent until the bot has connected for the first time.
   */
  @Override
  public Optional<String> invitation() {
    return connections
        .jda()
        .map(
            jda ->
                "https://discord.com/oauth2/authorize?client_id=%s&permissions=%d&integration_type=0&scope=bot+applications.commands"
                    .formatted(
                        jda.getSelfUser().getApplicationId(),
                        Permission.getRaw(DiscordPort.INVITED_WITH)));
  }

  @Override
  public void close() {
    close(AwaitedReplies.WAITED_FOR);
  }

  /** The same, with so much patience for the answers in flight. */
  void close(Duration drain) {
    awaitSuccessor();
    inFlight.close();
    // Another bot may take over at once; what was taken in here is still answered.
    connections.leave();
    shards.close();
    inFlight.finish(drain);
    messages.close();
    connections.close(TO_DISCONNECT);
    threads.close(TO_END_THREADS.toMillis());
  }

  /** This bot answers meanwhile. */
  private void awaitSuccessor() {
    shards
        .handOver()
        .completeOnTimeout(null, TO_HAND_OVER.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}

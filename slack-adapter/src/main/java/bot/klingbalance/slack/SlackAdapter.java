package bot.klingbalance.slack;

import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.ConnectionState;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.replica.Replicas;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.slack.connection.ConnectionHealth;
import bot.klingbalance.slack.connection.Connections;
import bot.klingbalance.slack.connection.Envelopes;
import bot.klingbalance.slack.connection.RetryTimer;
import bot.klingbalance.slack.connection.SocketModeApi;
import bot.klingbalance.slack.connection.SocketModeClient;
import bot.klingbalance.slack.connection.SocketSessions;
import bot.klingbalance.slack.posting.SlackPort;
import bot.klingbalance.slack.webapi.WebApi;
import com.slack.api.bolt.App;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Slack as one of the chats that the bot is connected to. Safe for use by many threads. */
public final class SlackAdapter implements ChatAdapter {
  private final SlackSettings settings;
  private final CommandDispatcher dispatcher;
  private final OkHttpClient http;
  private final SlackTimeouts timeouts;
  private final Clock clock;
  private final ConnectionHealth health;
  private final WebApi api;
  private final BlockSupport blocks;
  private final ScheduledThreadPoolExecutor timer;
  private final FollowUpAnswers answers;
  private final SlackPort port;
  private final Connections connections;
  private final Replicas replicas;

  /**
   * An adapter that is not connected yet.
   *
   * @param http the process's one client, whose connections and threads are shared
   * @throws IllegalArgumentException when the settings' API address is none
   */
  public SlackAdapter(
      SlackSettings settings, CommandDispatcher dispatcher, OkHttpClient http, Clock clock) {
    this(settings, dispatcher, http, clock, SlackTimeouts.USUAL);
  }

  public SlackAdapter(
      SlackSettings settings,
      CommandDispatcher dispatcher,
      OkHttpClient http,
      Clock clock,
      SlackTimeouts timeouts) {
    this.settings = settings;
    this.dispatcher = dispatcher;
    this.timeouts = timeouts;
    this.clock = clock;
    this.http = SlackHttp.of(http, timeouts);
    this.health = new ConnectionHealth(clock);
    this.api = new WebApi(this.http, HttpUrl.get(settings.apiUrl()));
    this.blocks = new BlockSupport(new BlockKit(dispatcher.buttons()::code));
    this.timer = timer();
    this.answers = new FollowUpAnswers(this.http, blocks, timeouts.resends(), timer, clock);
    this.port = new SlackPort(api, settings.botToken(), blocks, clock);
    this.connections = new Connections(health, new RetryTimer(timeouts.reconnects(), timer));
    this.replicas = dispatcher.replicas();
  }

  @Override
  public Platform platform() {
    return Platform.SLACK;
  }

  @Override
  public CompletableFuture<Void> start() {
    CompletableFuture<Workspace> unused =
        new SignIn(api, settings.botToken(), health, timeouts, timer)
            .begin()
            .whenComplete(
                (workspace, refused) -> {
                  if (refused == null) {
                    open(workspace);
                  } else {
                    connections.refused(refused);
                  }
                });
    return connections.opened();
  }

  @Override
  public ConnectionState state() {
    return health.state();
  }

  @Override
  public ChatPort port() {
    return port;
  }

  /** Where HTTP mode listens; absent while it does not. */
  public OptionalInt httpPort() {
    return connections.httpPort();
  }

  /** The WebSocket says goodbye after the last answer: Slack takes it for this bot's until then. */
  @Override
  public void close() {
    connections
        .takeNoMore()
        .completeOnTimeout(null, timeouts.farewell().toMillis(), TimeUnit.MILLISECONDS)
        .join();
    answers.drain(timeouts.drain());
    connections
        .close()
        .completeOnTimeout(null, timeouts.farewell().toMillis(), TimeUnit.MILLISECONDS)
        .join();
    timer.shutdown();
    health.closed();
  }

  private void open(Workspace workspace) {
    WebApi people = new WebApi(SlackHttp.beside(http), HttpUrl.get(settings.apiUrl()));
    Members members =
        new Members(
            new Members.Says(people, settings.botToken(), health),
            workspace,
            replicas.people(),
            clock);
    PendingRequests questions =
        new PendingRequests(
            members,
            answers,
            new ResponseHosts(HttpUrl.get(settings.apiUrl())),
            replicas.claims(),
            clock);
    FormHandlers forms = new FormHandlers(dispatcher, questions, api, settings.botToken(), clock);
    SlackHandlers handlers = new SlackHandlers(dispatcher, questions, forms, blocks);
    App app = BoltApp.of(http, handlers, forms);
    if (settings.signingSecret().isPresent()) {
      connections.listen(settings, app, clock);
    }
    settings.appToken().ifPresent(token -> connections.connect(socketModeClient(app, token)));
  }

  private SocketModeClient socketModeClient(App app, Secret appToken) {
    SocketModeApi socketModeApi = new SocketModeApi(api, appToken);
    SocketSessions sessions = new SocketSessions(http, new Envelopes(app), health, clock);
    return new SocketModeClient(socketModeApi, sessions, health, timeouts, timer);
  }

  /** Drops what is scheduled after its shutdown: a WebSocket may end later than the adapter. */
  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer = NamedThreads.timer("slack-timer");
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return timer;
  }
}

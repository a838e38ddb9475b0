package bot.klingbalance.slack;

import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.ConnectionState;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.slack.connection.ConnectionHealth;
import bot.klingbalance.slack.connection.Envelopes;
import bot.klingbalance.slack.connection.HttpEndpoint;
import bot.klingbalance.slack.connection.SocketModeClient;
import bot.klingbalance.slack.posting.SlackPort;
import bot.klingbalance.slack.webapi.ApiResult;
import bot.klingbalance.slack.webapi.ApiResult.Answer;
import bot.klingbalance.slack.webapi.ApiResult.Refusal;
import bot.klingbalance.slack.webapi.ApiResult.Trouble;
import bot.klingbalance.slack.webapi.Remedies;
import bot.klingbalance.slack.webapi.WebApi;
import bot.klingbalance.slack.webapi.WebMethod;
import com.slack.api.bolt.App;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Slack as one of the chats that the bot is connected to. Safe for use by many threads. */
public final class SlackAdapter implements ChatAdapter {
  private static final Duration PING_EVERY = Duration.ofSeconds(20);
  private static final int MOST_CALLS_PER_HOST = 20;

  private final SlackSettings settings;
  private final CommandDispatcher dispatcher;
  private final OkHttpClient http;
  private final SlackTimeouts timing;
  private final Clock clock;
  private final ConnectionHealth liveness;
  private final WebApi api;
  private final ChartSupport charts;
  private final ScheduledThreadPoolExecutor timer;
  private final FollowUpAnswers answers;
  private final SlackPort port;
  private final CompletableFuture<Void> started = new CompletableFuture<>();

  private @Nullable HttpEndpoint httpEndpoint;
  private @Nullable SocketModeClient socketModeClient;
  private boolean closed;

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
      SlackTimeouts timing) {
    this.settings = settings;
    this.dispatcher = dispatcher;
    this.timing = timing;
    this.clock = clock;
    this.http = tuned(http, timing);
    this.liveness = new ConnectionHealth(clock);
    this.api = new WebApi(this.http, HttpUrl.get(settings.apiUrl()));
    this.charts = new ChartSupport(new BlockKit(dispatcher.buttonCodes()::of));
    this.timer = timer();
    this.answers = new FollowUpAnswers(this.http, charts, timing.resends(), timer, clock);
    this.port = new SlackPort(api, settings.botToken(), charts, clock);
  }

  @Override
  public Platform platform() {
    return Platform.SLACK;
  }

  @Override
  public CompletableFuture<Void> start() {
    signIn(1);
    return started;
  }

  @Override
  public ConnectionState state() {
    return liveness.state();
  }

  @Override
  public ChatPort port() {
    return port;
  }

  /** Where HTTP mode listens; absent while it does not. */
  public synchronized OptionalInt httpPort() {
    return httpEndpoint == null ? OptionalInt.empty() : OptionalInt.of(httpEndpoint.port());
  }

  @Override
  public void close() {
    CompletableFuture<Void> socketClosed = closeDoors();
    answers.drain(timing.drain());
    socketClosed
        .completeOnTimeout(null, timing.farewell().toMillis(), TimeUnit.MILLISECONDS)
        .join();
    timer.shutdown();
    liveness.closed();
  }

  private synchronized CompletableFuture<Void> closeDoors() {
    if (closed) {
      return CompletableFuture.completedFuture(null);
    }
    closed = true;
    CompletableFuture<Void> socketClosed =
        socketModeClient == null
            ? CompletableFuture.completedFuture(null)
            : socketModeClient.close();
    if (httpEndpoint != null) {
      httpEndpoint.close();
    }
    return socketClosed;
  }

  /** Asks Slack whose token it is, again and again until it says so or refuses it. */
  private void signIn(int attempt) {
    CompletableFuture<Void> unused =
        api.read(WebMethod.AUTH_TEST, settings.botToken(), Map.of())
            .thenAcceptAsync(result -> signedIn(result, attempt), timer);
  }

  private void signedIn(ApiResult result, int attempt) {
    if (result instanceof Answer answer) {
      open(Workspace.of(answer.body()));
    } else if (result instanceof Refusal refusal) {
      refused("Slack refuses the bot. " + Remedies.of(refusal, "SLACK_BOT_TOKEN"));
    } else {
      Trouble trouble = (Trouble) result;
      liveness.trouble("trouble", trouble.why() + "; the bot keeps trying to connect.");
      Duration backoff = timing.reconnects().after(attempt);
      Duration wait = trouble.after().compareTo(backoff) > 0 ? trouble.after() : backoff;
      var unused =
          timer.schedule(() -> signIn(attempt + 1), wait.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void open(Workspace workspace) {
    if (closed) {
      return;
    }
    Members members = new Members(api, settings.botToken(), workspace, liveness, clock);
    PendingRequests questions = new PendingRequests(members, answers, clock);
    WatchForms forms = new WatchForms(dispatcher, questions, api, settings.botToken(), clock);
    SlackHandlers handlers = new SlackHandlers(dispatcher, questions, forms, charts, clock);
    App app = BoltApp.of(http, handlers, forms);
    if (settings.signingSecret().isPresent()) {
      openHttp(app);
    }
    settings
        .appToken()
        .ifPresent(
            token -> {
              socketModeClient =
                  new SocketModeClient(
                      new SocketModeClient.Surroundings(api, http, liveness, timing, timer, clock),
                      token,
                      new Envelopes(app));
              CompletableFuture<Void> unused =
                  socketModeClient.open().whenComplete((done, refused) -> settle(refused));
            });
  }

  private void openHttp(App app) {
    try {
      httpEndpoint = HttpEndpoint.open(settings, app, liveness, clock);
      liveness.listens();
      settle(null);
    } catch (IOException e) {
      refused(
          "Port %d cannot be opened for Slack (%s). Free it, or set another one (SLACK_PORT)."
              .formatted(settings.port(), e.getMessage()));
    }
  }

  private void refused(String sentence) {
    liveness.noted(sentence);
    settle(new RefusedConnection(sentence));
  }

  private void settle(@Nullable Throwable refused) {
    if (refused == null) {
      started.complete(null);
    } else {
      started.completeExceptionally(refused);
    }
  }

  /**
   * The shared client's threads, with limits of our own: every late answer goes to the same host,
   * and a slow upstream must not hold up Slack.
   */
  private static OkHttpClient tuned(OkHttpClient http, SlackTimeouts timing) {
    Dispatcher dispatcher = new Dispatcher(http.dispatcher().executorService());
    dispatcher.setMaxRequestsPerHost(MOST_CALLS_PER_HOST);
    return http.newBuilder()
        .dispatcher(dispatcher)
        .followRedirects(false)
        .callTimeout(timing.call())
        .pingInterval(PING_EVERY)
        .connectionPool(noneKept())
        .build();
  }

  /**
   * A post is sent once only. On a connection that was kept since the last one, and that the other
   * side has dropped meanwhile, it would be lost without anybody knowing whether it arrived.
   */
  private static ConnectionPool noneKept() {
    return new ConnectionPool(0, 1, TimeUnit.SECONDS);
  }

  /** What comes after the end is dropped: a socket may end later than the adapter. */
  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, task -> new Thread(task, "slack-timer"), new ThreadPoolExecutor.DiscardPolicy());
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return timer;
  }
}

package bot.klingbalance.slack;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.http.HttpServers;
import bot.klingbalance.secret.Secret;
import com.slack.api.app_backend.SlackSignature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/**
 * How fast commands are acknowledged and answered over real HTTP on the loopback interface, and
 * whether the heap stays flat. Bot, callers and Slack's stand-in share one process.
 *
 * <p>{@code mvn -q -pl slack-adapter -am -DskipTests -Pslack-benchmark integration-test}
 */
public final class CommandBenchmark {
  private static final String SECRET = "signing-secret";
  private static final AccountEmail STUDIO = new AccountEmail("studio@example.com");

  /** Below the number of answers that the bot keeps pending at most. */
  private static final int MOST_UNDER_WAY = 4_500;

  private final HttpServer slack;
  private final ExecutorService slackThreads = Executors.newFixedThreadPool(8);
  private final ScheduledExecutorService upstream = Executors.newScheduledThreadPool(1);
  private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
  private final AtomicInteger number = new AtomicInteger();
  private final SlackAdapter bot;
  private final SlackSignature.Generator signer = new SlackSignature.Generator(SECRET);
  private volatile long upstreamMillis;

  /** How long a caller waits between two commands. */
  private volatile long pauseMillis;

  private volatile long[] answerNanos = new long[0];
  private final AtomicInteger answers = new AtomicInteger();

  private CommandBenchmark() throws Exception {
    slack = HttpServers.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    slack.setExecutor(slackThreads);
    slack.createContext("/api/auth.test", exchange -> reply(exchange, "{\"ok\":true}"));
    slack.createContext(
        "/api/users.info", exchange -> reply(exchange, "{\"ok\":true,\"user\":{}}"));
    slack.createContext("/respond/", this::answered);
    slack.start();
    Clock clock = Clock.systemUTC();
    ShownAccounts shown = new ShownAccounts(List.of("*"));
    Accounts accounts = new Slow(clock);
    CommandDispatcher dispatcher = SampleCommands.dispatcher(accounts, shown, clock, "key");
    SlackSettings settings =
        new SlackSettings(
            Secret.of("xoxb-x"),
            Optional.empty(),
            Optional.of(Secret.of(SECRET)),
            0,
            "127.0.0.1",
            base() + "/api/");
    bot = new SlackAdapter(settings, dispatcher, new OkHttpClient(), clock);
    bot.start().get(20, TimeUnit.SECONDS);
  }

  public static void main(String[] arguments) throws Exception {
    CommandBenchmark benchmark = new CommandBenchmark();
    benchmark.run("warm-up", 50, 20_000, 20);
    benchmark.run("at hand", 50, 20_000, 0);
    benchmark.run("1 caller", 1, 2_000, 2_000);
    benchmark.run("50 callers", 50, 20_000, 2_000);
    benchmark.pauseMillis = 200;
    benchmark.run("50 in peace", 50, 5_000, 2_000);
    benchmark.pauseMillis = 0;
    benchmark.soak(10, 10_000);
    benchmark.close();
  }

  private void close() {
    bot.close();
    slack.stop(0);
    slackThreads.shutdownNow();
    upstream.shutdownNow();
    System.exit(0);
  }

  private void soak(int rounds, int each) throws Exception {
    for (int i = 1; i <= rounds; i++) {
      run("soak %,d".formatted(i * each), 50, each, 20);
      Runtime runtime = Runtime.getRuntime();
      System.gc();
      print(
          "  heap in use %.1f MB of at most %d MB%n",
          (runtime.totalMemory() - runtime.freeMemory()) / 1e6, runtime.maxMemory() >> 20);
    }
  }

  private void run(String name, int callers, int commands, long millis) throws Exception {
    upstreamMillis = millis;
    answers.set(0);
    answerNanos = new long[commands];
    long[] acknowledged = new long[commands];
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(callers);
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    long start = System.nanoTime();
    for (int i = 0; i < callers; i++) {
      Thread caller =
          new Thread(
              () -> {
                for (int c = next.getAndIncrement(); c < commands; c = next.getAndIncrement()) {
                  acknowledged[c] = ask(http);
                  LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
                }
                done.countDown();
              });
      caller.start();
    }
    done.await();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!underWay.tryAcquire(MOST_UNDER_WAY, 60, TimeUnit.SECONDS)) {
      throw new IllegalStateException(sentAt.size() + " answers did not come");
    }
    underWay.release(MOST_UNDER_WAY);
    Arrays.sort(acknowledged);
    long[] answered = Arrays.copyOf(answerNanos, answers.get());
    Arrays.sort(answered);
    print(
        "%-13s %,7d commands, upstream %,5d ms: %,7.0f/s; acknowledged in %s; answered late %,d, %s%n",
        name,
        commands,
        millis,
        commands / seconds,
        quantiles(acknowledged),
        answered.length,
        answered.length == 0 ? "-" : "less the upstream " + quantiles(answered));
  }

  private long ask(HttpClient http) {
    String id = "r" + number.incrementAndGet();
    String body =
        "command=%2Fkling-balance&text=studio%40example.com&user_id=U1&channel_id=C1&trigger_id="
            + id
            + "&response_url=http%3A%2F%2F127.0.0.1%3A"
            + slack.getAddress().getPort()
            + "%2Frespond%2F"
            + id;
    String timestamp = Long.toString(System.currentTimeMillis() / 1_000);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + bot.httpPort().orElseThrow() + "/slack/events"))
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signer.generate(timestamp, body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      underWay.acquire();
      long start = System.nanoTime();
      sentAt.put(id, start);
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      long took = System.nanoTime() - start;
      if (response.statusCode() != 200) {
        throw new IllegalStateException("status " + response.statusCode());
      }
      if (!response.body().isEmpty()) {
        sentAt.remove(id);
        underWay.release();
      }
      return took;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answered(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    String id = exchange.getRequestURI().getPath().substring("/respond/".length());
    reply(exchange, "ok");
    Long start = sentAt.remove(id);
    if (start == null) {
      throw new IllegalStateException("answered twice");
    }
    answerNanos[answers.getAndIncrement()] =
        now - start - TimeUnit.MILLISECONDS.toNanos(upstreamMillis);
    underWay.release();
  }

  private static void reply(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String base() {
    return "http://127.0.0.1:" + slack.getAddress().getPort();
  }

  private static String quantiles(long[] sorted) {
    return String.format(
        Locale.ROOT,
        "median %.2f ms, p99 %.2f ms",
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6);
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
    System.out.flush();
  }

  /** Answers each question separately, after the delay that the run sets. */
  private final class Slow implements Accounts {
    private final Clock clock;

    Slow(Clock clock) {
      this.clock = clock;
    }

    @Override
    public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
      Supplier<AccountLookup> found =
          () ->
              new AccountLookup.Found(
                  new KlingAccount(
                      STUDIO,
                      new Balance(Optional.of(Credits.of(560)), List.of(), Optional.empty()),
                      Optional.empty(),
                      OptionalInt.of(5),
                      Optional.empty()),
                  clock.instant());
      if (upstreamMillis == 0) {
        return CompletableFuture.completedFuture(found.get());
      }
      CompletableFuture<AccountLookup> later = new CompletableFuture<>();
      var unused =
          upstream.schedule(
              () -> later.complete(found.get()), upstreamMillis, TimeUnit.MILLISECONDS);
      return later;
    }

    @Override
    public CompletableFuture<AccountListing> list(Freshness freshness) {
      return CompletableFuture.completedFuture(
          new AccountListing.Listed(List.of(), clock.instant()));
    }

    @Override
    public Accounts onBehalfOf(Requester requester) {
      return this;
    }
  }
}

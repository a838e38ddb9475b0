package bot.klingbalance.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.admission.Admission;
import bot.klingbalance.replica.Replicas;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.useapi.UseApiAccounts;
import bot.klingbalance.useapi.UseApiAddress;
import bot.klingbalance.useapi.UseApiLimits;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;

/**
 * Measures how long people wait for a balance that nobody has asked for before, while one of them
 * floods the bot and while nobody does. On loopback, against a server that takes 50 to 200 ms.
 *
 * <p>The ways of flooding take turns, and in each round the same questions come at the same times.
 * {@code java … FloodBenchmark [rounds]}
 */
public final class FloodBenchmark {
  private static final int PEOPLE = 199;
  private static final int ROUND_MILLIS = 10_000;

  /** Of all others together: two fifths of what four requests at once of 125 ms each allow. */
  private static final int QUESTIONS_A_ROUND = 128;

  private static final int UNKNOWN_AT_ONCE = 200;
  private static final Channel HERE = new Channel(Platform.SLACK, "C1");
  private static final Asker FLOODER = new Asker(Platform.SLACK, "U0", false);
  private static final ShownAccounts ALL = new ShownAccounts(List.of("*"));
  private static final String ACCOUNT = "{\"balance\":{\"total\":55000}}";

  private final OkHttpClient client = new OkHttpClient();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final AtomicInteger invented = new AtomicInteger();

  private FloodBenchmark() {}

  /** What the one does while the others ask. */
  private enum Flood {
    NONE("nobody floods"),
    TYPED("one types and presses all the time"),
    PAST_BUDGETS("200 addresses of one wait all the time"),
    ONE_LINE("the same, in one line for all");

    private final String words;

    Flood(String words) {
      this.words = words;
    }
  }

  public static void main(String[] args) throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    new FloodBenchmark().run(args.length == 0 ? 5 : Integer.parseInt(args[0]));
  }

  private void run(int rounds) throws Exception {
    Map<Flood, List<Long>> waits = new EnumMap<>(Flood.class);
    try (Upstream upstream = new Upstream()) {
      List<Long> unused = round(upstream, Flood.NONE, 0);
      for (int i = 1; i <= rounds; i++) {
        for (Flood flood : Flood.values()) {
          waits.computeIfAbsent(flood, any -> new ArrayList<>()).addAll(round(upstream, flood, i));
        }
      }
    }
    timer.shutdownNow();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    double quiet = millis(waits.getOrDefault(Flood.NONE, List.of()), 99);
    waits.forEach((flood, all) -> print(flood, all, quiet));
  }

  /** How long each of the others waited. */
  private List<Long> round(Upstream upstream, Flood flood, int seed) throws Exception {
    try (UseApiAccounts useApi = accounts(upstream)) {
      Accounts accounts = flood == Flood.ONE_LINE ? new OneLine(useApi) : useApi;
      CommandDispatcher dispatcher = dispatcher(accounts);
      ConcurrentLinkedQueue<Long> waits = new ConcurrentLinkedQueue<>();
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ROUND_MILLIS);
      flood(flood, dispatcher, accounts, end);
      Random random = new Random(seed);
      for (int i = 0; i < QUESTIONS_A_ROUND; i++) {
        Asker asker = new Asker(Platform.SLACK, "U" + (1 + random.nextInt(PEOPLE)), false);
        String typed = "q%d-%d@example.com".formatted(seed, i);
        var later =
            timer.schedule(
                () -> ask(dispatcher, asker, typed, waits),
                random.nextInt(ROUND_MILLIS),
                TimeUnit.MILLISECONDS);
        if (later.isCancelled()) {
          throw new IllegalStateException("not asked");
        }
      }
      while (waits.size() < QUESTIONS_A_ROUND) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      return List.copyOf(waits);
    }
  }

  private void flood(Flood flood, CommandDispatcher dispatcher, Accounts accounts, long end) {
    switch (flood) {
      case NONE -> {}
      case TYPED -> typeAndPress(dispatcher, end);
      case PAST_BUDGETS, ONE_LINE ->
          askForUnknown(accounts.onBehalfOf(FLOODER.user().requester()), end);
    }
  }

  /** Ten times in 100 ms: an overview of 1,000 accounts, and addresses that nobody has. */
  private void typeAndPress(CommandDispatcher dispatcher, long end) {
    for (int i = 0; i < 5; i++) {
      String unknown = "unknown%d@example.com".formatted(invented.incrementAndGet());
      var typed = dispatcher.ask("kling-balance", new Question(FLOODER, HERE, unknown));
      var pressed =
          dispatcher.press(FLOODER, HERE, PressedMessage.of("m" + unknown), "refresh:all");
      if (typed.isCompletedExceptionally() || pressed.isCompletedExceptionally()) {
        throw new IllegalStateException("a defect");
      }
    }
    if (System.nanoTime() < end) {
      var unused = timer.schedule(() -> typeAndPress(dispatcher, end), 100, TimeUnit.MILLISECONDS);
    }
  }

  /** As many as wait all the time: for each that is answered another one comes. */
  private void askForUnknown(Accounts accounts, long end) {
    for (int i = 0; i < UNKNOWN_AT_ONCE; i++) {
      askForAnother(accounts, end);
    }
  }

  private void askForAnother(Accounts accounts, long end) {
    AccountEmail unknown =
        new AccountEmail("unknown%d@example.com".formatted(invented.incrementAndGet()));
    var unused =
        accounts
            .find(unknown, Freshness.RECENT)
            .thenRunAsync(
                () -> {
                  if (System.nanoTime() < end) {
                    askForAnother(accounts, end);
                  }
                },
                timer);
  }

  private static void ask(
      CommandDispatcher dispatcher, Asker asker, String typed, ConcurrentLinkedQueue<Long> waits) {
    long start = System.nanoTime();
    var unused =
        dispatcher
            .ask("kling-balance", new Question(asker, HERE, typed))
            .thenRun(() -> waits.add(System.nanoTime() - start));
  }

  private UseApiAccounts accounts(Upstream upstream) {
    return new UseApiAccounts(
        client,
        new UseApiAddress(upstream.address()),
        Secret.of("user:1-benchmark"),
        Clock.systemUTC(),
        UseApiLimits.DEFAULT);
  }

  private static CommandDispatcher dispatcher(Accounts accounts) {
    return new CommandDispatcher(
        BotCommands.of(SampleCommands.context(accounts, ALL, Optional.empty(), Clock.systemUTC())),
        new KnownAccounts(accounts, ALL, Secret.of("benchmark")),
        new Admission(System::nanoTime, Replicas.NONE),
        CommandListener.NONE,
        WaitingLine.NONE);
  }

  private static void print(Flood flood, List<Long> waits, double quiet) {
    double tail = millis(waits, 99);
    System.out.printf(
        Locale.ROOT,
        "%-40s %,6d questions of others: median %,7.0f ms, p99 %,7.0f ms, %.2f times the quiet%n",
        flood.words,
        waits.size(),
        millis(waits, 50),
        tail,
        tail / quiet);
  }

  private static double millis(List<Long> nanos, int percentile) {
    return nanos.stream().sorted().toList().get(nanos.size() * percentile / 100) / 1e6;
  }

  /** Whoever asks stands in one line, as if all were one. */
  private record OneLine(Accounts accounts) implements Accounts {
    @Override
    public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
      return accounts.find(email, freshness);
    }

    @Override
    public CompletableFuture<AccountListing> list(Freshness freshness) {
      return accounts.list(freshness);
    }

    @Override
    public Accounts onBehalfOf(Requester requester) {
      return this;
    }
  }

  /** A useapi.net that takes 50 to 200 ms, the same for the same address. */
  private static final class Upstream implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final byte[] list;

    Upstream() throws IOException {
      StringBuilder accounts = new StringBuilder("{\"a0@example.com\":{}");
      for (int i = 1; i < 1_000; i++) {
        accounts.append(",\"a%d@example.com\":{}".formatted(i));
      }
      list = accounts.append('}').toString().getBytes(UTF_8);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(threads);
      server.createContext("/accounts", this::answer);
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
      String path = exchange.getRequestURI().getPath();
      try (exchange) {
        TimeUnit.MILLISECONDS.sleep(50 + Math.floorMod(path.hashCode() * 31L, 151L));
        boolean isUnknown = path.contains("unknown");
        byte[] body =
            path.endsWith("/accounts") ? list : (isUnknown ? "{}" : ACCOUNT).getBytes(UTF_8);
        exchange.sendResponseHeaders(isUnknown ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}

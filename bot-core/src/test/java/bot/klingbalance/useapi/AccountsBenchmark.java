package bot.klingbalance.useapi;

import static bot.klingbalance.account.Accounts.Freshness.LIVE;
import static bot.klingbalance.account.Accounts.Freshness.RECENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.command.PressedMessage;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.secret.Secret;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Measures what the bot adds to the time of the upstream call, and an overview of many accounts
 * against the bound that the limit of parallel requests sets. On loopback, against a server that
 * answers at once, or after 50 ms.
 *
 * <p>Run it from the root: {@code mvn -q -pl bot-core test-compile exec:java}
 */
public final class AccountsBenchmark {
  private static final int WARM_UP = 5_000;
  private static final int ROUNDS = 5_000;
  private static final int ASKERS = 100;
  private static final int ACCOUNTS = 1_000;
  private static final int UPSTREAM_MILLIS = 50;
  private static final AccountEmail EMAIL = new AccountEmail("studio@example.com");
  private static final Secret TOKEN = Secret.of("user:1-benchmark");

  private final OkHttpClient client = new OkHttpClient();

  private AccountsBenchmark() {}

  public static void main(String[] args) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    new AccountsBenchmark().run();
  }

  private void run() throws IOException {
    try (Upstream fast = new Upstream(0);
        UseApiAccounts accounts = accounts(fast)) {
      addedToOneCall(fast, accounts);
    }
    try (Upstream slow = new Upstream(UPSTREAM_MILLIS);
        UseApiAccounts accounts = accounts(slow)) {
      bareOverview(slow);
      overview(accounts);
    }
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  /** Alternates the bare call with the bot's, so that both run under the same load. */
  private void addedToOneCall(Upstream upstream, UseApiAccounts accounts) {
    Request request = new Request.Builder().url(upstream.address() + "/accounts/x").build();
    Supplier<CompletableFuture<?>> bare = () -> bareCall(client, request);
    Supplier<CompletableFuture<?>> live = () -> accounts.find(EMAIL, LIVE);
    Supplier<CompletableFuture<?>> kept = () -> accounts.find(EMAIL, RECENT);
    for (int i = 0; i < WARM_UP; i++) {
      nanos(bare, 1);
      nanos(live, i % 100 == 0 ? ASKERS : 1);
      nanos(kept, i % 100 == 0 ? ASKERS : 1);
    }
    long[][] times = new long[5][];
    List<List<long[]>> rounds =
        Stream.generate(() -> measure(bare, live, kept)).limit(ROUNDS).toList();
    for (int i = 0; i < times.length; i++) {
      int column = i;
      times[i] = rounds.stream().flatMapToLong(each -> Arrays.stream(each.get(column))).toArray();
    }
    print("one call, in microseconds", "median", "p99");
    print("bare OkHttp call", times[0], 0);
    long bareMedian = at(times[0], 50);
    print("bot, live, 1 asker", times[1], bareMedian);
    print("bot, live, 100 askers at once", times[2], bareMedian);
    print("bot, kept, 1 asker", times[3], 0);
    print("bot, kept, 100 askers at once", times[4], 0);
  }

  private static List<long[]> measure(
      Supplier<CompletableFuture<?>> bare,
      Supplier<CompletableFuture<?>> live,
      Supplier<CompletableFuture<?>> kept) {
    return List.of(
        nanos(bare, 1), nanos(live, 1), nanos(live, ASKERS), nanos(kept, 1), nanos(kept, ASKERS));
  }

  /** How long each of so many askers waits, when all of them ask at once. */
  private static long[] nanos(Supplier<CompletableFuture<?>> question, int askers) {
    long[] answeredAfter = new long[askers];
    CompletableFuture<?>[] answers = new CompletableFuture<?>[askers];
    long start = System.nanoTime();
    for (int i = 0; i < askers; i++) {
      int asker = i;
      answers[i] =
          question
              .get()
              .whenComplete((answer, defect) -> answeredAfter[asker] = System.nanoTime() - start);
    }
    CompletableFuture.allOf(answers).join();
    return answeredAfter;
  }

  private void overview(UseApiAccounts accounts) {
    var dispatcher =
        SampleCommands.dispatcher(
            accounts, new ShownAccounts(List.of("*")), Clock.systemUTC(), "benchmark");
    Asker asker = new Asker(Platform.SLACK, "U1", false);
    Channel channel = new Channel(Platform.SLACK, "C1");
    long start = System.nanoTime();
    Reply reply = dispatcher.press(asker, channel, PressedMessage.of("1"), "refresh:all").join();
    String message = reply.said().orElseThrow().body().toString();
    if (!message.contains("560,000")) {
      throw new IllegalStateException("not all accounts were read");
    }
    print("bot", start);
  }

  /** The same calls without the bot: what the machine and the server add to the bound. */
  private void bareOverview(Upstream upstream) {
    Dispatcher few = new Dispatcher(client.dispatcher().executorService());
    few.setMaxRequestsPerHost(UseApiLimits.DEFAULT.parallel());
    OkHttpClient bare = client.newBuilder().dispatcher(few).build();
    Request request = new Request.Builder().url(upstream.address() + "/accounts/x").build();
    long start = System.nanoTime();
    CompletableFuture<?>[] answers =
        Stream.generate(() -> bareCall(bare, request))
            .limit(ACCOUNTS)
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(answers).join();
    print("bare OkHttp calls", start);
  }

  private static void print(String who, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    double bound = ACCOUNTS / (double) UseApiLimits.DEFAULT.parallel() * UPSTREAM_MILLIS / 1e3;
    System.out.printf(
        Locale.ROOT,
        "%,d accounts at %d ms each, %-18s %.2f s; bound %.2f s; %.1f %% above it%n",
        ACCOUNTS,
        UPSTREAM_MILLIS,
        who + ":",
        seconds,
        bound,
        (seconds / bound - 1) * 100);
  }

  private UseApiAccounts accounts(Upstream upstream) {
    return new UseApiAccounts(
        client,
        new UseApiAddress(upstream.address()),
        TOKEN,
        Clock.systemUTC(),
        UseApiLimits.DEFAULT);
  }

  private static CompletableFuture<String> bareCall(OkHttpClient client, Request request) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    client
        .newCall(request)
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) throws IOException {
                try (response) {
                  answer.complete(response.body().string());
                }
              }

              @Override
              public void onFailure(Call call, IOException e) {
                answer.completeExceptionally(e);
              }
            });
    return answer;
  }

  private static void print(String what, String median, String tail) {
    System.out.printf(Locale.ROOT, "%-32s %10s %10s %16s%n", what, median, tail, "added (median)");
  }

  private static void print(String what, long[] times, long bareMedian) {
    String added =
        bareMedian == 0
            ? ""
            : String.format(Locale.ROOT, "%+.1f", (at(times, 50) - bareMedian) / 1e3);
    System.out.printf(
        Locale.ROOT,
        "%-32s %10.1f %10.1f %16s%n",
        what,
        at(times, 50) / 1e3,
        at(times, 99) / 1e3,
        added);
  }

  private static long at(long[] times, int percentile) {
    long[] sorted = Arrays.stream(times).sorted().toArray();
    return sorted[(int) ((long) sorted.length * percentile / 100)];
  }

  /** A useapi.net that takes a fixed time for each account. */
  private static final class Upstream implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);

    Upstream(int millis) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(threads);
      byte[] account = Bodies.ACCOUNT.getBytes(UTF_8);
      answer("/accounts/", account, millis);
      answer("/accounts", list().getBytes(UTF_8), 0);
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
      threads.shutdownNow();
    }

    private void answer(String path, byte[] body, int millis) {
      server.createContext(
          path,
          exchange -> {
            try (exchange) {
              TimeUnit.MILLISECONDS.sleep(millis);
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }

    private static String list() {
      return IntStream.range(0, ACCOUNTS)
          .mapToObj("\"account%d@example.com\":{\"maxJobs\":5}"::formatted)
          .collect(Collectors.joining(",", "{", "}"));
    }
  }
}

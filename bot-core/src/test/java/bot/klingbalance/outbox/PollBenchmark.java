package bot.klingbalance.outbox;

import bot.klingbalance.account.Accounts;
import bot.klingbalance.alert.ChannelAlerts;
import bot.klingbalance.alert.UrgentAlerts;
import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.database.Database;
import bot.klingbalance.polling.AccountRefresher;
import bot.klingbalance.polling.BalancePoller;
import bot.klingbalance.polling.PollSlots;
import bot.klingbalance.polling.ReadingRecorder;
import bot.klingbalance.polling.RecordingAccounts;
import bot.klingbalance.polling.WatchedByAnyChannel;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.useapi.UseApiAccounts;
import bot.klingbalance.useapi.UseApiAddress;
import bot.klingbalance.useapi.UseApiLimits;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WeeklyReports;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;

/**
 * Measures the poll of 1,000 watched accounts over twelve periods in real time: how many requests
 * come, how evenly, and whether the heap stays flat. The client, the SQLite file, the poll and
 * whatever looks at its answers are the real ones; useapi.net is on loopback and takes 50 ms.
 *
 * <p>The poll has two requests under way at most, and so 40 a second here: it does not keep up with
 * a period of less than 25 s.
 *
 * <p>Run it from the root, with the seconds of a period where 30 do not suit: {@code mvn -q -pl
 * bot-core test-compile exec:exec -Dexec.executable=java "-Dexec.args=-Xmx128m -cp %classpath
 * bot.klingbalance.outbox.PollBenchmark 30"}
 */
public final class PollBenchmark {
  private static final int ACCOUNTS = 1_000;
  private static final int ROUNDS = 12;
  private static final int UPSTREAM_MILLIS = 50;
  private static final int COMPARED = 3;
  private static final String USUAL_SECONDS = "30";

  private final OkHttpClient client = new OkHttpClient();
  private final Clock clock = Clock.systemUTC();
  private final int seconds;
  private final AtomicIntegerArray requests;
  private final double[] heap = new double[ROUNDS];

  private PollBenchmark(int seconds) {
    this.seconds = seconds;
    this.requests = new AtomicIntegerArray(ROUNDS * seconds);
  }

  public static void main(String[] args) throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int seconds = Integer.parseInt(args.length == 0 ? USUAL_SECONDS : args[0]);
    try (ScratchFolder folder = ScratchFolder.of("poll-benchmark")) {
      new PollBenchmark(seconds).run(folder.fresh("database"));
    }
  }

  private void run(Path folder) throws Exception {
    print(
        "%,d accounts once in %d s, %d ms each; heap %d MB%n",
        ACCOUNTS, seconds, UPSTREAM_MILLIS, Runtime.getRuntime().maxMemory() >> 20);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    try (SlowUseApi upstream = new SlowUseApi(ACCOUNTS, UPSTREAM_MILLIS, today);
        Database database = Databases.opened(Databases.fileIn(folder));
        UseApiAccounts accounts = accounts(upstream)) {
      DueAtOnce.watch(database, 1, channel -> new WatchedAccounts.All());
      poll(upstream, database, accounts);
      print("%,d to %,d requests for an account%n", fewest(upstream), most(upstream));
    }
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    double first = mean(Arrays.copyOf(heap, COMPARED));
    double last = mean(Arrays.copyOfRange(heap, ROUNDS - COMPARED, ROUNDS));
    print(
        "heap after a collection: %.1f MB in the first %d rounds, %.1f MB in the last, %.2f"
            + " times%n",
        first, COMPARED, last, last / first);
    print("database %.1f MB%n", ScratchFolder.megabytes(folder));
  }

  /** Put together as the program does it. */
  private void poll(SlowUseApi upstream, Database database, Accounts accounts) throws Exception {
    AllWatches watches = new AllWatches(database.watches(), List.of());
    UrgentAlerts.Kept kept = new UrgentAlerts.Kept(watches, database.history());
    ChannelAlerts alerts =
        new ChannelAlerts(
            database.channelStates(), database.outbox(), WarningListener.NONE, channel -> true);
    Duration period = Duration.ofSeconds(seconds);
    try (UrgentAlerts urgentAlerts =
            new UrgentAlerts(kept, (readings, now) -> Optional.empty(), clock, alerts);
        ReadingRecorder recorder = new ReadingRecorder(database.history(), clock)) {
      Accounts noted = new RecordingAccounts(accounts, recorder, urgentAlerts, listed -> {});
      try (BalancePoller poll =
          new BalancePoller(
              new AccountRefresher(noted, database.history(), period.dividedBy(2)),
              new WatchedByAnyChannel(
                  watches, new WeeklyReports(database.reports(), List::of), noted, account -> true),
              new PollSlots(period, "benchmark"),
              new LastWork("polls", period, clock),
              clock)) {
        recorder.start();
        poll.start();
        lookOn(upstream);
      }
    }
  }

  private void lookOn(SlowUseApi upstream) throws InterruptedException {
    long start = System.nanoTime();
    upstream.isWatchedBy(
        account -> {
          int second = (int) TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
          if (second < requests.length()) {
            requests.incrementAndGet(second);
          }
        });
    ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    CountDownLatch left = new CountDownLatch(ROUNDS);
    AtomicInteger round = new AtomicInteger();
    var unused =
        looks.scheduleAtFixedRate(
            () -> {
              look(round.getAndIncrement());
              left.countDown();
            },
            seconds,
            seconds,
            TimeUnit.SECONDS);
    left.await();
    looks.shutdownNow();
  }

  private void look(int round) {
    if (round >= ROUNDS) {
      return;
    }
    heap[round] = HeapWatch.megabytesNow();
    int[] each =
        IntStream.range(round * seconds, (round + 1) * seconds).map(requests::get).toArray();
    print(
        "round %2d: %,5d requests, %d to %d in a second; heap after a collection %.1f MB%n",
        round + 1,
        IntStream.of(each).sum(),
        IntStream.of(each).min().orElseThrow(),
        IntStream.of(each).max().orElseThrow(),
        heap[round]);
  }

  /** No answer is kept for longer than half the period, after which it is asked again. */
  private UseApiAccounts accounts(SlowUseApi upstream) {
    UseApiLimits usual = UseApiLimits.DEFAULT;
    Duration half = Duration.ofSeconds(seconds).dividedBy(2);
    UseApiLimits limits =
        new UseApiLimits(
            usual.parallel(),
            half.compareTo(usual.keptFor()) < 0 ? half : usual.keptFor(),
            usual.deadline(),
            usual.attempt(),
            usual.waiting());
    return new UseApiAccounts(
        client,
        new UseApiAddress(upstream.address()),
        Secret.of("user:1-benchmark"),
        clock,
        limits);
  }

  private static int fewest(SlowUseApi upstream) {
    return upstream.asked().min().orElseThrow();
  }

  private static int most(SlowUseApi upstream) {
    return upstream.asked().max().orElseThrow();
  }

  private static double mean(double[] numbers) {
    return Arrays.stream(numbers).average().orElseThrow();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}

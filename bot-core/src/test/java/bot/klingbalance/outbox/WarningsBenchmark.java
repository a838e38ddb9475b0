package bot.klingbalance.outbox;

import static bot.klingbalance.digest.SomeDigests.MONDAY;

import bot.klingbalance.database.Database;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.useapi.UseApiAccounts;
import bot.klingbalance.useapi.UseApiAddress;
import bot.klingbalance.useapi.UseApiLimits;
import bot.klingbalance.watch.WatchedAccounts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;

/**
 * Measures the daily warnings: 10,000 watched accounts in 100 channels that are all due at nine,
 * against the bound that the limit of parallel requests sets; and what a year of 100 accounts
 * leaves in the database. The client, the SQLite file, the schedule and the outboxDispatcher are
 * the real ones; useapi.net is on loopback and takes 50 ms, the chat is in memory.
 *
 * <p>Run it from the root: {@code mvn -q -pl bot-core test-compile exec:exec -Dexec.executable=java
 * "-Dexec.args=-Xmx128m -cp %classpath bot.klingbalance.outbox.WarningsBenchmark"}; with {@code
 * three}, {@code all} or {@code year} behind it, only that part.
 */
public final class WarningsBenchmark {
  private static final int ACCOUNTS = 10_000;
  private static final int CHANNELS = 100;
  private static final int ACCOUNTS_OF_THE_YEAR = 100;
  private static final int UPSTREAM_MILLIS = 50;
  private static final UseApiLimits LIMITS = parallel(8);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final OkHttpClient client = new OkHttpClient();
  private final HeapWatch heap = new HeapWatch();
  private final ScratchFolder folder;

  private WarningsBenchmark(ScratchFolder folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try (ScratchFolder folder = ScratchFolder.of("warnings-benchmark")) {
      new WarningsBenchmark(folder).run(Set.of(args));
    }
  }

  private void run(Set<String> parts) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%,d accounts, %d channels due at once, %d ms each, %d at once; bound %.1f s; heap %d MB%n",
        ACCOUNTS,
        CHANNELS,
        UPSTREAM_MILLIS,
        LIMITS.parallel(),
        bound(),
        Runtime.getRuntime().maxMemory() >> 20);
    if (isWanted("three", parts)) {
      dueAtOnce("each account in 3 channels", WarningsBenchmark::aRowAColumnAndADiagonal);
    }
    if (isWanted("all", parts)) {
      dueAtOnce("each account in all channels", channel -> new WatchedAccounts.All());
    }
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    if (isWanted("year", parts)) {
      year(1);
      year(10);
    }
  }

  private static boolean isWanted(String part, Set<String> parts) {
    return parts.isEmpty() || parts.contains(part);
  }

  private void dueAtOnce(String name, IntFunction<WatchedAccounts> watched) throws Exception {
    heap.restart();
    Path file = folder.fresh("due");
    Duration took;
    Duration processor;
    int messages;
    try (SlowUseApi upstream = new SlowUseApi(ACCOUNTS, UPSTREAM_MILLIS, MONDAY);
        Database database = Databases.opened(Databases.fileIn(file))) {
      DueAtOnce.watch(database, CHANNELS, watched);
      Clock clock = DueAtOnce.shortlyBeforeNine();
      AtomicReference<Instant> lastAsked = new AtomicReference<>(clock.instant());
      upstream.isWatchedBy(account -> lastAsked.set(clock.instant()));
      try (UseApiAccounts accounts = accounts(upstream, clock)) {
        DueAtOnce bot = new DueAtOnce(database, accounts, CHANNELS, clock);
        Duration before = processorTime();
        took = bot.run(PATIENCE);
        processor = processorTime().minus(before);
        System.out.printf(
            Locale.ROOT,
            "the last account was asked for %.1f s before the last message stood there%n",
            Duration.between(lastAsked.get(), clock.instant()).toMillis() / 1e3);
        messages = bot.messages();
      }
      print(name, took, processor, upstream);
    }
    System.out.printf(
        Locale.ROOT,
        "  %d messages; heap in use after a collection at most %.1f MB; database %.1f MB%n",
        messages,
        heap.megabytes(),
        ScratchFolder.megabytes(file));
  }

  private void year(int channels) throws Exception {
    double[] megabytes = new double[2];
    for (boolean forgets : List.of(false, true)) {
      Path file = folder.fresh("year");
      try (Database database = Databases.opened(Databases.fileIn(file))) {
        DueAtOnce.watch(database, channels, channel -> new WatchedAccounts.All());
        new SimulatedYear(database, channels, ACCOUNTS_OF_THE_YEAR).live(forgets);
      }
      megabytes[forgets ? 1 : 0] = ScratchFolder.megabytes(file);
    }
    System.out.printf(
        Locale.ROOT,
        "a year of %d accounts in %d channels: %.1f MB; had nothing been forgotten, %.1f MB%n",
        ACCOUNTS_OF_THE_YEAR,
        channels,
        megabytes[1],
        megabytes[0]);
  }

  /** Of this whole process: with what the stand-ins take, and the collector. */
  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  private static void print(String name, Duration took, Duration processor, SlowUseApi upstream) {
    double seconds = took.toMillis() / 1e3;
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f s, %.2f of the bound; %.1f s of processor time%n"
            + "  %,d requests for accounts, at most %d for one; %d for the list%n",
        name,
        seconds,
        seconds / bound(),
        processor.toMillis() / 1e3,
        upstream.asked().sum(),
        upstream.asked().max().orElseThrow(),
        upstream.listed());
  }

  private UseApiAccounts accounts(SlowUseApi upstream, Clock clock) {
    return new UseApiAccounts(
        client,
        new UseApiAddress(upstream.address()),
        Secret.of("user:1-benchmark"),
        clock,
        LIMITS);
  }

  /** Of a square of all accounts: no two channels share more than a few, and none are alike. */
  private static WatchedAccounts aRowAColumnAndADiagonal(int channel) {
    return new WatchedAccounts.These(
        IntStream.range(0, ACCOUNTS)
            .filter(
                account -> {
                  int row = account / CHANNELS;
                  int column = account % CHANNELS;
                  return row == channel
                      || column == channel
                      || (row + column) % CHANNELS == channel;
                })
            .mapToObj(MonthlyPlan::email)
            .collect(Collectors.toSet()));
  }

  private static double bound() {
    return ACCOUNTS / (double) LIMITS.parallel() * UPSTREAM_MILLIS / 1e3;
  }

  private static UseApiLimits parallel(int parallel) {
    UseApiLimits usual = UseApiLimits.DEFAULT;
    return new UseApiLimits(
        parallel, usual.keptFor(), usual.deadline(), usual.attempt(), usual.waiting());
  }
}

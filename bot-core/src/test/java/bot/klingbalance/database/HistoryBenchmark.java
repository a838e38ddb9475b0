package bot.klingbalance.database;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.testing.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures a year of 1,000 accounts, read each hour and thinned as the bot does: how large the file
 * is, and how long it takes to read a month of an account and to keep a reading.
 *
 * <p>Run it from the root: {@code mvn -q -pl bot-core test-compile exec:java@history}
 */
public final class HistoryBenchmark {
  private static final int ACCOUNTS = 1_000;
  private static final int ROUNDS = 200;
  private static final Instant START = Instant.parse("2025-11-24T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(365));

  private final Random random = new Random(1);
  private final List<SpendingAccount> accounts =
      IntStream.range(0, ACCOUNTS).mapToObj(SpendingAccount::new).toList();

  private HistoryBenchmark() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("history-benchmark");
    try {
      new HistoryBenchmark().run(folder);
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path each : files.toList()) {
          Files.delete(each);
        }
      }
      Files.delete(folder);
    }
  }

  private void run(Path folder) throws IOException {
    try (Database database = Databases.opened(Databases.fileIn(folder))) {
      History history = database.history();
      long start = System.nanoTime();
      fill(history);
      print("to keep and thin a year, in s", (System.nanoTime() - start) / 1e9);
      time("to read 30 days of one account", i -> readAMonth(history, accounts.get(i)));
      time("to keep one reading", i -> keepOne(history, accounts.get(i)));
      start = System.nanoTime();
      history.thin(END.plus(Duration.ofDays(1)));
      print("to thin all accounts when a day is over, in ms", (System.nanoTime() - start) / 1e6);
    }
    print("file of a year, in MB", Files.size(folder.resolve("bot.db")) / 1e6);
  }

  /** All accounts in turn: week by week at first, and day by day what is not thinned to days. */
  private void fill(History history) {
    Instant at = START;
    while (at.isBefore(END)) {
      int days = at.isBefore(END.minus(Duration.ofDays(70))) ? 7 : 1;
      keep(history, at, days);
      at = at.plus(Duration.ofDays(days));
      history.thin(at);
    }
  }

  private void keep(History history, Instant from, int days) {
    for (List<SpendingAccount> some : inBatches()) {
      Map<AccountEmail, List<RecordedReading>> readings = new HashMap<>();
      for (SpendingAccount each : some) {
        readings.put(
            each.email,
            IntStream.range(0, 24 * days)
                .mapToObj(hour -> each.readAt(from.plus(Duration.ofHours(hour))))
                .toList());
      }
      history.keep(readings);
    }
  }

  private List<List<SpendingAccount>> inBatches() {
    return IntStream.range(0, ACCOUNTS / 100)
        .mapToObj(i -> accounts.subList(100 * i, 100 * i + 100))
        .toList();
  }

  private static void readAMonth(History history, SpendingAccount account) {
    int readings = history.of(account.email, END.minus(Duration.ofDays(30))).size();
    if (readings != 30 * 24) {
      throw new IllegalStateException(readings + " readings of a month");
    }
  }

  private static void keepOne(History history, SpendingAccount account) {
    history.keep(account.email, account.readAt(END));
  }

  private static void time(String what, IntConsumer work) {
    long[] nanos = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      work.accept(i % ACCOUNTS);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    print(what + ", median in ms", nanos[ROUNDS / 2] / 1e6);
    print(what + ", p99 in ms", nanos[ROUNDS * 99 / 100] / 1e6);
  }

  private static void print(String what, double figure) {
    System.out.printf(Locale.ROOT, "%-52s %10.2f%n", what, figure);
  }

  /** One to four packages, a grant each month, and spending in two hours of three. */
  private final class SpendingAccount {
    final AccountEmail email;
    private final Duration second;
    private final List<CreditPackage> packages = new ArrayList<>();

    SpendingAccount(int number) {
      email = new AccountEmail("render-team-%03d@example.com".formatted(number));
      second = Duration.ofMillis(random.nextInt(3_600_000));
      for (int i = 0; i <= number % 4; i++) {
        packages.add(granted(i == 0 ? "plan" : "top-up", START));
      }
    }

    RecordedReading readAt(Instant hour) {
      Instant at = hour.plus(second);
      CreditPackage first = packages.get(0);
      long left = first.left().orElseThrow().hundredths();
      long spent = random.nextInt(3) == 0 ? 0 : 100L * (10 + random.nextInt(90));
      packages.set(
          0, left < spent ? granted("plan", at) : holding(first, new Credits(left - spent)));
      long total =
          packages.stream().mapToLong(each -> each.left().orElseThrow().hundredths()).sum();
      return new RecordedReading(
          at,
          new Balance(
              Optional.of(new Credits(total)),
              packages,
              Optional.of(first.expiresAt().orElseThrow())));
    }

    private CreditPackage granted(String type, Instant at) {
      return new CreditPackage(
          Optional.of(type),
          Optional.of(Credits.of(8_000)),
          Optional.of(Credits.of(8_000)),
          Optional.of(at),
          Optional.of(at.plus(Duration.ofDays(30))));
    }

    private static CreditPackage holding(CreditPackage kind, Credits left) {
      return new CreditPackage(
          kind.type(), kind.granted(), Optional.of(left), kind.startsAt(), kind.expiresAt());
    }
  }
}

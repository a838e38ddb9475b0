package bot.klingbalance.download;

import bot.klingbalance.outbox.ScratchFolder;
import bot.klingbalance.soak.ProcessStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares bots by turns on one machine: two states of this one, or another bot beside it. Each is
 * told by {@code NAME=COMMAND}, where the command is split at blanks, and {@code --} in it marks
 * where the arguments go ({@code run}, {@code balance ADDRESS}); a bot without that mark is started
 * as it is, and knows no {@code balance}. Slack, Discord and useapi.net are stand-ins on loopback.
 *
 * <p>The first argument says what: {@code start} (seconds until Slack has a session, and Discord
 * one and the commands), {@code balance} (seconds from the call to the end of the answer), {@code
 * idle} (MB after ten seconds), {@code memory} (the same, and after 2,000 commands). The second is
 * how many times.
 *
 * <p>An older state refuses the database of today's: {@code -Dolder.database=FILE} names one of its
 * own, which each brings to its form by a start that does not count.
 */
public final class StartBenchmark {
  private static final @Nullable String OLDER = System.getProperty("older.database");
  private static final String ACCOUNT = "studio@example.com";
  private static final String ARGUMENTS = "--";
  private static final Duration IDLE = Duration.ofSeconds(10);

  /** So soon after its last session the bot asks Discord for none. */
  private static final Duration BETWEEN_SESSIONS = Duration.ofSeconds(6);

  private static final int COMMANDS_A_CHAT = 1_000;

  private final ScratchFolder folder;
  private final Map<String, List<Double>> seen = new LinkedHashMap<>();

  /**
   * One of those that are compared.
   *
   * @param command the words of its command, with the mark where the arguments go
   */
  private record Bot(String name, List<String> command) {
    static Bot parse(String argument) {
      String[] parts = argument.split("=", 2);
      return new Bot(parts[0], List.of(parts[1].split(" +")));
    }

    List<String> with(String... arguments) {
      List<String> whole = new ArrayList<>();
      for (String word : command) {
        if (word.equals(ARGUMENTS)) {
          whole.addAll(List.of(arguments));
        } else {
          whole.add(word);
        }
      }
      return whole;
    }
  }

  private StartBenchmark(ScratchFolder folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int runs = Integer.parseInt(args[1]);
    List<Bot> bots = IntStream.range(2, args.length).mapToObj(i -> Bot.parse(args[i])).toList();
    try (ScratchFolder folder = ScratchFolder.of("start-benchmark")) {
      StartBenchmark benchmark = new StartBenchmark(folder);
      for (int run = 1; run <= runs; run++) {
        for (Bot bot : bots) {
          benchmark.measure(args[0], bot);
        }
        System.out.printf("run %d of %d%n", run, runs);
        benchmark.print();
      }
    }
  }

  private void measure(String what, Bot bot) throws Exception {
    Path place = folder.fresh("place");
    if (OLDER == null) {
      TwoWeeks.keep(place, List.of(ACCOUNT));
    } else {
      Files.copy(Path.of(OLDER), place.resolve("kling-balance-bot.db"));
      bringToItsForm(bot, place);
    }
    try (BothChats chats = new BothChats(List.of(ACCOUNT), 0)) {
      Map<String, String> environment = chats.environment();
      environment.put("HEALTH_PORT", Integer.toString(FreePort.find()));
      switch (what) {
        case "start" -> start(bot, place, environment, chats);
        case "balance" -> balance(bot, place, environment);
        case "idle" -> memory(bot, place, environment, chats, 0);
        case "memory" -> memory(bot, place, environment, chats, COMMANDS_A_CHAT);
        default -> throw new IllegalArgumentException(what);
      }
    }
  }

  private static void bringToItsForm(Bot bot, Path place) throws Exception {
    try (BothChats chats = new BothChats(List.of(ACCOUNT), 0);
        PackagedProgram program =
            PackagedProgram.start(bot.with("run"), place, chats.environment())) {
      awaitConnected(chats);
      int unused = program.terminate();
    }
    LockSupport.parkNanos(BETWEEN_SESSIONS.toNanos());
  }

  private void start(Bot bot, Path place, Map<String, String> environment, BothChats chats)
      throws Exception {
    long begin = System.nanoTime();
    try (PackagedProgram program = PackagedProgram.start(bot.with("run"), place, environment)) {
      awaitConnected(chats);
      note(bot.name() + ", start, s", seconds(begin));
      note(bot.name() + ", start, processor s", program.processorTime().toNanos() / 1e9);
      int unused = program.terminate();
    }
  }

  private void balance(Bot bot, Path place, Map<String, String> environment) throws Exception {
    if (!bot.command().contains(ARGUMENTS)) {
      return;
    }
    long begin = System.nanoTime();
    try (PackagedProgram program =
        PackagedProgram.start(bot.with("balance", ACCOUNT), place, environment)) {
      if (program.awaitEnd() != 0) {
        throw new AssertionError(program.words());
      }
      note(bot.name() + ", balance, s", seconds(begin));
    }
  }

  private void memory(
      Bot bot, Path place, Map<String, String> environment, BothChats chats, int commands)
      throws Exception {
    try (PackagedProgram program = PackagedProgram.start(bot.with("run"), place, environment)) {
      awaitConnected(chats);
      LockSupport.parkNanos(IDLE.toNanos());
      resident(bot.name() + ", idle", program);
      if (commands > 0) {
        askOnBoth(chats, commands);
        resident(bot.name() + ", after 2,000 commands", program);
      }
      int unused = program.terminate();
    }
  }

  private static void askOnBoth(BothChats chats, int commands) throws InterruptedException {
    CompletableFuture<Void> onDiscord =
        CompletableFuture.runAsync(
            () -> IntStream.range(0, commands).forEach(i -> chats.balanceOnDiscord(ACCOUNT)));
    for (int i = 0; i < commands; i++) {
      String unused = chats.balanceOnSlack(ACCOUNT);
    }
    onDiscord.join();
  }

  private void resident(String when, PackagedProgram program) throws IOException {
    ProcessStatus status = ProcessStatus.of(program.id());
    note(when + ", MB", status.resident() / 1e6);
    note(when + ", of its own, MB", status.anonymous() / 1e6);
  }

  private static void awaitConnected(BothChats chats) throws InterruptedException {
    chats.awaitOnSlack();
    chats.awaitOnDiscord();
    chats.awaitCommandsOnDiscord();
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private void note(String figure, double value) {
    seen.computeIfAbsent(figure, any -> new ArrayList<>()).add(value);
  }

  private void print() {
    seen.forEach(
        (figure, values) -> {
          double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
          double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
          System.out.printf(
              "%-60s %8.3f  (%.3f to %.3f)%n",
              figure, median, sorted[0], sorted[sorted.length - 1]);
        });
  }
}

package bot.klingbalance.download;

import bot.klingbalance.outbox.ScratchFolder;
import bot.klingbalance.soak.ProcessStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Measures the program as people get it, on both chats at once: how long it takes to start, its
 * memory when idle and after commands, and what a command costs, each without a past and where the
 * bot knows two weeks of the accounts, so that it draws charts. Slack, Discord and useapi.net are
 * stand-ins on loopback; Linux tells what the process takes.
 *
 * <p>{@code mvn -q -pl config -am -DskipTests -Pprogram-benchmark integration-test}, with {@code
 * -Druns=5} for the median of so many runs instead of three. To see what other options for Java do,
 * set {@code KLING_BALANCE_BOT_JAVA_OPTIONS}.
 */
public final class ProgramBenchmark {
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final int COMMANDS_A_CHAT = 1_000;
  private static final int WARM_UP = 2_000;
  private static final int MEASURED = 5_000;
  private static final int UPSTREAM_MILLIS = 5;
  private static final String SIGNING_SECRET = "signing-secret-of-the-benchmark";

  /** So many that each is asked for once: without a past none has a chart. */
  private static final List<String> STRANGERS = accounts("stranger", 2 * COMMANDS_A_CHAT);

  private static final List<String> FRIENDS = accounts("friend", 10);

  private final ScratchFolder folder;
  private final Map<Figure, List<Double>> seen = new EnumMap<>(Figure.class);

  private ProgramBenchmark(ScratchFolder folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int runs = Integer.parseInt(args[0]);
    try (ScratchFolder folder = ScratchFolder.of("program-benchmark")) {
      ProgramBenchmark benchmark = new ProgramBenchmark(folder);
      for (int run = 1; run <= runs; run++) {
        benchmark.run();
        System.out.printf("run %d of %d%n", run, runs);
        benchmark.print();
      }
    }
  }

  private void run() throws Exception {
    Download download = Download.into(folder.fresh("unpacked"));
    starts(download.launcher(), Figure.START_AFTER_UNPACKING, Figure.START_AGAIN);
    starts(download.launcher(), Figure.START, Figure.START_AGAIN);
    starts(Download.jar(), Figure.JAR_START, Figure.JAR_START_AGAIN);
    memory(
        download, folder.fresh("memory"), STRANGERS, Figure.IDLE_AT_FIRST, Figure.ASKED_AT_FIRST);
    memory(download, knowing(List.of()), STRANGERS, Figure.IDLE, Figure.ASKED);
    memory(download, knowing(FRIENDS), FRIENDS, Figure.IDLE_OF_FEW, Figure.ASKED_WITH_CHARTS);
    processor(download, false);
    processor(download, true);
  }

  private void starts(List<String> starter, Figure first, Figure again) throws Exception {
    Path place = folder.fresh("starts");
    note(first, start(starter, place));
    note(again, start(starter, place));
  }

  /** Until the chats and the bot itself say that it is connected. */
  private static double start(List<String> starter, Path place) throws Exception {
    try (BothChats chats = chats()) {
      long begin = System.nanoTime();
      try (PackagedProgram program = started(starter, place, chats.environment())) {
        chats.awaitOnSlack();
        awaitConnected(program, chats);
        double seconds = (System.nanoTime() - begin) / 1e9;
        program.terminate();
        return seconds;
      }
    }
  }

  /** A folder with the database of a bot that has run there before. */
  private Path knowing(List<String> accounts) throws IOException {
    Path place = folder.fresh("memory");
    TwoWeeks.keep(place, accounts);
    return place;
  }

  private void memory(
      Download download, Path place, List<String> accounts, Figure idle, Figure asked)
      throws Exception {
    try (BothChats chats = new BothChats(accounts, UPSTREAM_MILLIS);
        PackagedProgram program = started(download.launcher(), place, chats.environment())) {
      awaitConnected(program, chats);
      LockSupport.parkNanos(IDLE.toNanos());
      note(program, idle, Figure.IDLE_OF_ITS_OWN);
      askOnBoth(chats, accounts);
      note(program, asked, Figure.ASKED_OF_ITS_OWN);
      program.terminate();
    }
  }

  private static void askOnBoth(BothChats chats, List<String> accounts)
      throws InterruptedException {
    CompletableFuture<Void> onDiscord =
        CompletableFuture.runAsync(
            () ->
                IntStream.range(COMMANDS_A_CHAT, 2 * COMMANDS_A_CHAT)
                    .forEach(i -> chats.balanceOnDiscord(accounts.get(i % accounts.size()))));
    for (int i = 0; i < COMMANDS_A_CHAT; i++) {
      chats.balanceOnSlack(accounts.get(i % accounts.size()));
    }
    onDiscord.join();
  }

  private void processor(Download download, boolean hasCharts) throws Exception {
    int port = FreePort.find();
    Path place = folder.fresh("processor");
    if (hasCharts) {
      TwoWeeks.keep(place, FRIENDS);
    }
    try (BothChats chats = chats()) {
      Map<String, String> environment = chats.environment();
      environment.remove("SLACK_APP_TOKEN");
      environment.put("SLACK_SIGNING_SECRET", SIGNING_SECRET);
      environment.put("SLACK_PORT", Integer.toString(port));
      try (PackagedProgram program = started(download.launcher(), place, environment)) {
        awaitConnected(program, chats);
        HttpCallers callers = new HttpCallers(chats, port, SIGNING_SECRET);
        int unused = callers.ask(WARM_UP, ProgramBenchmark::friend);
        Duration before = program.processorTime();
        int late = callers.ask(MEASURED, ProgramBenchmark::friend);
        Duration took = program.processorTime().minus(before);
        note(
            hasCharts ? Figure.PROCESSOR_WITH_CHARTS : Figure.PROCESSOR,
            took.toNanos() / 1e6 / MEASURED);
        note(
            hasCharts ? Figure.ANSWERED_LATER_WITH_CHARTS : Figure.ANSWERED_LATER,
            100.0 * late / MEASURED);
        program.terminate();
      }
    }
  }

  private static BothChats chats() throws Exception {
    return new BothChats(FRIENDS, UPSTREAM_MILLIS);
  }

  /** It serves its health, as it does for people, on a port of its own. */
  private static PackagedProgram started(
      List<String> starter, Path place, Map<String, String> environment) throws IOException {
    environment.put("HEALTH_PORT", Integer.toString(FreePort.find()));
    return PackagedProgram.start(starter, place, environment, "run");
  }

  private static void awaitConnected(PackagedProgram program, BothChats chats) {
    program.awaitWords("Connected to Slack.");
    program.awaitWords("Connected to Discord.");
    chats.awaitOnDiscord();
    chats.awaitCommandsOnDiscord();
  }

  private static String friend(int number) {
    return FRIENDS.get(number % FRIENDS.size());
  }

  private static List<String> accounts(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> name + i + "@example.com").toList();
  }

  private void note(PackagedProgram program, Figure all, Figure ofItsOwn) throws IOException {
    ProcessStatus status = ProcessStatus.of(program.id());
    note(all, status.resident() / 1e6);
    note(ofItsOwn, status.anonymous() / 1e6);
  }

  private void note(Figure figure, double value) {
    seen.computeIfAbsent(figure, any -> new ArrayList<>()).add(value);
  }

  private void print() {
    System.out.println(Figure.header());
    seen.forEach((figure, values) -> System.out.println(figure.row(median(values))));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}

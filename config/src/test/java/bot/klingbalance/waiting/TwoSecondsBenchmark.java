package bot.klingbalance.waiting;

import bot.klingbalance.download.TwoWeeks;
import bot.klingbalance.outbox.ScratchFolder;
import bot.klingbalance.waiting.AskedBot.Answer;
import bot.klingbalance.waiting.HeldUseApi.Weather;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Measures how long somebody waits for the first useful answer while useapi.net is slow, in trouble
 * or away, on both chats, for one account and for overviews: from the command on the wire to the
 * answer on the wire. Two builds take turns; each is a process that has read every account before.
 *
 * <p>Arguments: the class path of another build, and optionally a part of the names of what is to
 * be measured. Without a class path only this build is measured.
 */
public final class TwoSecondsBenchmark {
  private static final String DATABASE = "kling-balance-bot.db";
  private static final Duration MOST = Duration.ofSeconds(60);

  /** For so long answers are cached by the bot. */
  private static final Duration CACHED = Duration.ofSeconds(16);

  private static final List<Weather> WEATHERS =
      List.of(
          Weather.of("0.2 s", Duration.ofMillis(200)),
          Weather.of("2 s", Duration.ofSeconds(2)),
          Weather.of("6 s", Duration.ofSeconds(6)),
          Weather.of("30 s", Duration.ofSeconds(30)),
          new Weather("503", Duration.ZERO, 503, false),
          new Weather("refused", Duration.ZERO, 200, true),
          Weather.of("hangs", Duration.ofMinutes(10)));

  /** The last request may be made so long after the one before. */
  private static final Duration QUIET = Duration.ofSeconds(3);

  /** Nothing is asked for any longer than that. */
  private static final Duration ALL_DEADLINES = Duration.ofSeconds(75);

  private static final int STARTS = 3;

  private final Map<String, AskedBot> bots = new LinkedHashMap<>();
  private final List<String> table = new ArrayList<>();
  private final List<String> accounts;
  private Path past = Path.of("");
  private int turns;

  private TwoSecondsBenchmark(List<String> accounts) {
    this.accounts = accounts;
  }

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Map<String, String> builds = new LinkedHashMap<>();
    if (args.length > 0 && !args[0].isEmpty()) {
      builds.put("old", args[0]);
    }
    builds.put("new", System.getProperty("java.class.path"));
    String wanted = args.length > 1 ? args[1] : "";
    List<String> table = new ArrayList<>();
    table.add(Row.HEADER);
    for (int count : new int[] {40, 1_000}) {
      TwoSecondsBenchmark benchmark = new TwoSecondsBenchmark(accounts(count));
      try (ScratchFolder folder = ScratchFolder.of("two-seconds")) {
        benchmark.start(builds, folder);
        benchmark.measure(wanted);
        benchmark.stop();
        if (count == 40) {
          benchmark.measureStarts(wanted, builds, folder);
        }
      } finally {
        benchmark.stop();
      }
      table.addAll(benchmark.table);
    }
    table.forEach(System.out::println);
  }

  private static List<String> accounts(int count) {
    return IntStream.range(0, count).mapToObj(i -> "account%d@example.com".formatted(i)).toList();
  }

  /** What is asked, by how many at once on each chat, and how often. */
  private record Question(String name, boolean isOverview, int people, int turns) {}

  private void start(Map<String, String> builds, ScratchFolder folder) throws Exception {
    past = folder.fresh("past");
    TwoWeeks.keep(past, accounts);
    for (Map.Entry<String, String> build : builds.entrySet()) {
      Path place = folder.fresh(build.getKey());
      bots.put(build.getKey(), new AskedBot(build.getValue(), place, new HeldUseApi(accounts)));
      remember(place, past);
    }
    for (AskedBot bot : bots.values()) {
      for (int i = 0; i < 200; i++) {
        ask(bot, accounts.get(i % accounts.size()), 1);
      }
      for (int i = 0; i < 5; i++) {
        ask(bot, "", 2);
      }
    }
    pause(CACHED);
  }

  /** Each build has made its own tables, of which this one is the same in all. */
  private static void remember(Path place, Path past) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + place.resolve(DATABASE));
        Statement statement = connection.createStatement()) {
      boolean unused = statement.execute("ATTACH '%s' AS past".formatted(past.resolve(DATABASE)));
      int rows =
          statement.executeUpdate(
              "INSERT OR REPLACE INTO kept_weeks (email, week, readings, thin_at)"
                  + " SELECT email, week, readings, thin_at FROM past.kept_weeks");
      System.out.printf("%d weeks of readings%n", rows);
    }
  }

  private void stop() {
    bots.values().forEach(AskedBot::close);
    bots.clear();
  }

  private void measure(String wanted) throws InterruptedException {
    boolean isFew = accounts.size() <= 40;
    for (Weather weather : WEATHERS) {
      boolean isLong = weather.delay().toSeconds() > 2;
      if (isFew) {
        measure(wanted, weather, new Question("one account", false, 10, isLong ? 3 : 10));
        measure(wanted, weather, new Question("all 40", true, 5, isLong ? 2 : 3));
      } else {
        measure(wanted, weather, new Question("all 1,000", true, 3, 2));
      }
    }
  }

  private void measure(String wanted, Weather weather, Question question)
      throws InterruptedException {
    if (!"%s, %s".formatted(question.name(), weather.name()).contains(wanted)) {
      return;
    }
    Map<String, Row> rows = new LinkedHashMap<>();
    for (int turn = 0; turn < question.turns(); turn++) {
      for (Map.Entry<String, AskedBot> bot : bots.entrySet()) {
        if (bot.getKey().equals("old") && takesTooLong(weather, question)) {
          continue;
        }
        Row row =
            rows.computeIfAbsent(
                bot.getKey(), build -> new Row(build, question.name(), weather.name()));
        turn(bot.getValue(), weather, question, row);
      }
      pause(question.isOverview() ? CACHED : Duration.ofSeconds(1));
    }
    say(rows.values());
  }

  private void say(Collection<Row> rows) {
    for (Row row : rows) {
      System.out.println(row);
      table.add(row.toString());
    }
  }

  /** The whole is what the old build waits for: four requests at a time. */
  private boolean takesTooLong(Weather weather, Question question) {
    return question.isOverview()
        && weather.status() == 200
        && weather.delay().toSeconds() <= 6
        && weather.delay().toMillis() * accounts.size() / 4 > MOST.toMillis();
  }

  private void turn(AskedBot bot, Weather weather, Question question, Row row)
      throws InterruptedException {
    int before = bot.useApi().becomes(weather);
    String typed = question.isOverview() ? "" : accounts.get(turns++ % accounts.size());
    List<CompletableFuture<Answer>> onSlack = new ArrayList<>();
    List<CompletableFuture<Answer>> onDiscord = new ArrayList<>();
    for (int i = 0; i < question.people(); i++) {
      onSlack.add(bot.onSlack(typed));
      onDiscord.add(bot.onDiscord(typed, MOST));
    }
    for (int i = 0; i < question.people(); i++) {
      row.onSlack.add(answer(onSlack.get(i)));
      row.onDiscord.add(answer(onDiscord.get(i)));
    }
    if (!takesTooLong(weather, question)) {
      waitUntilQuiet(bot.useApi(), QUIET);
    }
    int unused = bot.useApi().becomes(Weather.of("at once", Duration.ZERO));
    waitUntilQuiet(bot.useApi(), Duration.ofMillis(700));
    row.requests += bot.useApi().requests() - before;
  }

  /** Until nothing is asked for any more. */
  private static void waitUntilQuiet(HeldUseApi useApi, Duration quiet)
      throws InterruptedException {
    long begin = System.nanoTime();
    int seen = -1;
    while ((seen != useApi.requests() || useApi.open() > 0)
        && System.nanoTime() - begin < ALL_DEADLINES.toNanos()) {
      seen = useApi.requests();
      pause(quiet);
    }
  }

  /** The first question to a bot that has just been started, while useapi.net hangs. */
  private void measureStarts(String wanted, Map<String, String> builds, ScratchFolder folder)
      throws Exception {
    Weather hangs = WEATHERS.get(WEATHERS.size() - 1);
    String known = accounts.get(0);
    String never = "never-read@example.com";
    Map<String, Row> rows = new LinkedHashMap<>();
    for (int i = 0; i < STARTS && "first, hangs".contains(wanted); i++) {
      for (Map.Entry<String, String> build : builds.entrySet()) {
        String name = build.getKey();
        Row first =
            rows.computeIfAbsent(name, each -> new Row(name, "first after a start", hangs.name()));
        first.onSlack.add(first(build, folder, hangs, bot -> bot.onSlack(known)));
        first.onDiscord.add(first(build, folder, hangs, bot -> bot.onDiscord(known, MOST)));
        if (name.equals("new")) {
          Row line =
              rows.computeIfAbsent(
                  "line", each -> new Row(name, "never read: the waiting line", hangs.name()));
          line.onSlack.add(first(build, folder, hangs, bot -> bot.lineOnSlack(never)));
        }
      }
    }
    say(rows.values());
  }

  private Answer first(
      Map.Entry<String, String> build,
      ScratchFolder folder,
      Weather weather,
      Function<AskedBot, CompletableFuture<Answer>> question)
      throws Exception {
    Path place = folder.fresh("start" + turns++);
    try (AskedBot bot = new AskedBot(build.getValue(), place, new HeldUseApi(accounts))) {
      remember(place, past);
      pause(Duration.ofSeconds(3));
      int unused = bot.useApi().becomes(weather);
      return answer(question.apply(bot));
    }
  }

  private static void ask(AskedBot bot, String typed, int people) {
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      answers.add(bot.onSlack(typed));
      answers.add(bot.onDiscord(typed, MOST));
    }
    answers.forEach(TwoSecondsBenchmark::answer);
  }

  private static Answer answer(CompletableFuture<Answer> answer) {
    return answer
        .completeOnTimeout(new Answer(MOST, false), MOST.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static void pause(Duration time) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
  }
}

package bot.klingbalance.waiting;

import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.slack.standin.FakeSlack;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A build of the bot as a process of its own, connected to a Slack and a Discord on loopback, with
 * people who ask it there and look at the clock.
 */
final class AskedBot implements AutoCloseable {
  /** So many that none of them asks more than the bot answers a person. */
  private static final int MEMBERS = 2_000;

  private static final List<String> JAVA =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmn4m", "-Xmx256m");

  private final HeldUseApi useApi;
  private final FakeSlack slack = new FakeSlack(Clock.systemUTC());
  private final DiscordStandIn discord = DiscordStandIn.open(Clock.systemUTC());
  private final HttpServer responseUrls;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Answer>> lines = new ConcurrentHashMap<>();
  private final Map<String, Long> begun = new ConcurrentHashMap<>();
  private final AtomicInteger questions = new AtomicInteger();
  private final Process process;
  private final Path log;

  /**
   * Starts it and waits until it is connected.
   *
   * @param classPath of the build
   * @param folder where it is started; its database lies there
   */
  AskedBot(String classPath, Path folder, HeldUseApi useApi) throws Exception {
    this.useApi = useApi;
    this.log = folder.resolve("bot.log");
    slack.keepsNoRecords();
    slack.socketMode().acknowledgementsGoTo(this::acknowledged);
    for (int i = 0; i < MEMBERS; i++) {
      slack.hasUser(member(i), "{\"id\":\"%s\",\"team_id\":\"T0TEAM\"}".formatted(member(i)));
    }
    discord.members(event -> ((ObjectNode) event.at("/member/user")).put("id", onDiscord()));
    responseUrls =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    responseUrls.setExecutor(threads);
    responseUrls.createContext("/", this::responded);
    responseUrls.start();
    process = started(classPath, folder);
    try {
      slack.socketMode().awaitSession();
      discord.awaitAtGateway("identify");
      discord.awaitRequests("PUT applications/\\d+/commands", 1);
    } catch (AssertionError notConnected) {
      throw new AssertionError("not connected; last words: " + lastWords(), notConnected);
    }
  }

  /**
   * The first thing that somebody could read.
   *
   * @param saysCredits whether it was what they wanted to know
   */
  record Answer(Duration after, boolean saysCredits) {}

  HeldUseApi useApi() {
    return useApi;
  }

  long id() {
    return process.pid();
  }

  /** Somebody on Slack asks; no answer comes without text. */
  CompletableFuture<Answer> onSlack(String typed) {
    return onSlack(typed, asked);
  }

  /** The same, of whom it matters when a line says that the answer takes longer. */
  CompletableFuture<Answer> lineOnSlack(String typed) {
    return onSlack(typed, lines);
  }

  private CompletableFuture<Answer> onSlack(
      String typed, Map<String, CompletableFuture<Answer>> awaited) {
    int number = questions.incrementAndGet();
    String key = "q" + number;
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    awaited.put(key, answer);
    JsonObject command = new JsonObject();
    Map.of(
            "command",
            "/kling-balance",
            "text",
            typed,
            "user_id",
            member(number % MEMBERS),
            "user_name",
            "anna",
            "channel_id",
            FakeSlack.CHANNEL,
            "team_id",
            FakeSlack.TEAM,
            "trigger_id",
            slack.newTriggerId(),
            "response_url",
            "http://127.0.0.1:%d/%s".formatted(responseUrls.getAddress().getPort(), key))
        .forEach(command::addProperty);
    begun.put(key, System.nanoTime());
    if (!slack.socketMode().hands("slash_commands", command, key)) {
      throw new AssertionError("the bot has left Slack");
    }
    return answer;
  }

  /** Somebody on Discord asks. */
  CompletableFuture<Answer> onDiscord(String typed, Duration most) {
    Interaction interaction = discord.types(typed);
    return CompletableFuture.supplyAsync(
        () -> {
          Interaction.Seen first = interaction.callback();
          int type = first.body().path("type").asInt();
          Optional<Interaction.Seen> seen =
              type == 5 ? interaction.change(most) : Optional.of(first);
          discord.forgets(interaction);
          return seen.map(each -> answer(each.nanos(), words(each.body())))
              .orElseGet(() -> new Answer(most, false));
        },
        threads);
  }

  /** What its log ends with. */
  String lastWords() throws IOException {
    String all = Files.readString(log);
    return all.substring(Math.max(0, all.length() - 4_000));
  }

  @Override
  public void close() {
    process.destroy();
    Process ended = process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
    if (ended.isAlive()) {
      Process unused = ended.destroyForcibly();
    }
    responseUrls.stop(0);
    threads.shutdownNow();
    slack.close();
    discord.close();
    useApi.close();
  }

  private Process started(String classPath, Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JAVA);
    command.addAll(List.of("-classpath", classPath, "bot.klingbalance.cli.Main", "run"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("USEAPI_TOKEN", "user:1234-token-of-the-tests");
    environment.put("USEAPI_BASE_URL", useApi.baseUrl());
    environment.put("SLACK_BOT_TOKEN", "xoxb-bot-token-of-the-tests");
    environment.put("SLACK_APP_TOKEN", "xapp-app-token-of-the-tests");
    environment.put("SLACK_API_URL", slack.apiUrl());
    environment.put("DISCORD_TOKEN", DiscordStandIn.TOKEN);
    environment.put("DISCORD_API_URL", discord.apiUrl());
    environment.put("HEALTH_PORT", "0");
    return builder.start();
  }

  private void acknowledged(JsonObject acknowledgement) {
    long now = System.nanoTime();
    if (acknowledgement.has("envelope_id") && acknowledgement.has("payload")) {
      read(
          acknowledgement.get("envelope_id").getAsString(),
          now,
          acknowledgement.get("payload").toString());
    }
  }

  private void responded(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, -1);
      read(exchange.getRequestURI().getPath().substring(1), now, body);
    }
  }

  /** A line that only says that an answer comes is none. */
  private void read(String key, long now, String words) {
    boolean isLine = words.contains("The answer follows here.");
    CompletableFuture<Answer> answer = (isLine ? lines : asked).get(key);
    if (answer != null && words.length() > 2) {
      answer.complete(answer(now - begun.get(key), words));
    }
  }

  private static Answer answer(long nanos, String words) {
    return new Answer(Duration.ofNanos(nanos), words.contains("credits left"));
  }

  private static String words(JsonNode message) {
    return message.toString().replace("*", "");
  }

  private static String member(int number) {
    return "U0MEMBER" + number;
  }

  private String onDiscord() {
    return Long.toString(700_000_000_000_000_000L + questions.incrementAndGet() % MEMBERS);
  }
}

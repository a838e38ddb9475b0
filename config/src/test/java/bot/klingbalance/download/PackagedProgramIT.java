package bot.klingbalance.download;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.history.KeptReading;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.store.Database;
import bot.klingbalance.store.DatabaseAddress.SqliteFile;
import bot.klingbalance.store.Databases;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program as people get it: the runnable jar, and the launcher in the unpacked archive; or
 * whatever the property {@code program.starter} names instead, such as a container.
 *
 * <p>The program runs on the system's clock, but nothing here depends on what time it is.
 */
class PackagedProgramIT {
  private static final String ACCOUNT = "studio@example.com";
  private static final int DISCORD_DEFERRED = 5;
  private static final int SIGTERM = 15;

  private static final String ANSWER =
      """
      {"email": "studio@example.com", "maxJobs": 5,
       "session": {"userId": "user12345", "ExpireTimeUTC": "2131-01-01T00:00:00.000Z"},
       "balance": {"points": [{"orderId": "1", "type": "plan", "amount": 660000, "balance": 420000,
                               "startTime": 1795510800000, "endTime": 4924988400000}],
                   "tickets": [], "nextApplyTime": 4924988400000, "total": 420000}}
      """;

  @TempDir private static Path download;

  private final MockWebServer useApi = new MockWebServer();
  private final FakeSlack slack = new FakeSlack(Clock.systemUTC());
  private final DiscordStandIn discord = DiscordStandIn.open(Clock.systemUTC());
  private final int healthPort = freePort();
  @TempDir private Path folder;

  PackagedProgramIT() throws Exception {}

  @BeforeAll
  static void unpack() throws Exception {
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive().toString(), "-C", download.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
  }

  @BeforeEach
  void start() throws IOException {
    useApi.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            boolean isListing = request.getUrl().encodedPath().endsWith("/accounts");
            String body = isListing ? "{\"%s\": %s}".formatted(ACCOUNT, ANSWER) : ANSWER;
            return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
          }
        });
    useApi.start();
  }

  @AfterEach
  void stop() {
    useApi.close();
    slack.close();
    discord.close();
  }

  static Stream<List<String>> starters() {
    String chosen = System.getProperty("program.starter", "");
    return chosen.isEmpty() ? Stream.of(jar(), launcher()) : Stream.of(List.of(chosen.split(" ")));
  }

  @ParameterizedTest
  @MethodSource("starters")
  void itServesBothChatsWithPicturesUntilItIsTerminated(List<String> starter) throws Exception {
    keepTwoWeeksOfReadings();
    try (PackagedProgram program =
        PackagedProgram.start(starter, folder, environmentOfBothChats(), "run")) {
      slack.socketMode().awaitSession();
      discord.awaitAtGateway("identify");

      assertThat(balanceOnSlack()).contains("4,200");
      JsonNode balanceOnDiscord = balanceOnDiscord();
      assertThat(balanceOnDiscord.toString()).contains("4,200");
      assertThat(balanceOnDiscord.path("attachments").path(0).path("size").asInt())
          .as("the bytes of the picture")
          .isGreaterThan(1_000);
      assertThat(health("/live")).isEqualTo("live\n");
      assertThat(health("/ready")).isEqualTo("slack: ready\ndiscord: ready\ndatabase: ready\n");
      assertThat(health("/metrics"))
          .contains("kling_command_seconds_count{command=\"balance\",outcome=\"answered\"} 2");
      assertThat(program.terminate()).as(program::words).isIn(0, 128 + SIGTERM);
      assertThat(program.words())
          .contains("Connected to Slack.", "Connected to Discord.")
          .doesNotContain("ERROR", "WARN", "Exception", "Error");
    }
  }

  @ParameterizedTest
  @MethodSource("starters")
  void itKnowsItsVersion(List<String> starter) throws Exception {
    try (PackagedProgram program = PackagedProgram.start(starter, folder, Map.of(), "--version")) {
      assertThat(program.awaitEnd()).as(program::words).isZero();
      assertThat(program.words()).matches("kling-balance-bot \\d+\\.\\d+\\.\\d+\\s+");
    }
  }

  @ParameterizedTest
  @MethodSource("starters")
  void itsDemoAnswersWhatIsPipedIntoIt(List<String> starter) throws Exception {
    try (PackagedProgram program = PackagedProgram.start(starter, folder, Map.of(), "demo")) {
      program.reads("/kling-balance studio@example.com\n");

      assertThat(program.awaitEnd()).as(program::words).isZero();
      assertThat(program.words()).contains("Kling balance · studio@example.com", "credits left");
    }
  }

  @ParameterizedTest
  @MethodSource("starters")
  void withoutAnyTokenItSaysWhatToSet(List<String> starter) throws Exception {
    try (PackagedProgram program = PackagedProgram.start(starter, folder, Map.of(), "run")) {
      assertThat(program.awaitEnd()).as(program::words).isEqualTo(2);
      assertThat(program.words()).contains("USEAPI_TOKEN", "No chat is set up.");
    }
  }

  private void keepTwoWeeksOfReadings() {
    AccountEmail account = AccountEmail.parse(ACCOUNT).orElseThrow();
    Instant now = Clock.systemUTC().instant();
    List<KeptReading> readings =
        IntStream.rangeClosed(1, 14)
            .mapToObj(days -> reading(now.minus(Duration.ofDays(days)), 4_200 + 20 * days))
            .toList();
    Path file = folder.resolve("kling-balance-bot.db");
    try (Database database = Databases.opened(new SqliteFile(file))) {
      database.history().keep(Map.of(account, readings));
    }
  }

  private static KeptReading reading(Instant at, int left) {
    Balance balance = new Balance(Optional.of(Credits.of(left)), List.of(), Optional.empty());
    return new KeptReading(at, balance);
  }

  private String health(String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:%d%s".formatted(healthPort, path));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Map<String, String> environmentOfBothChats() {
    Map<String, String> environment = new HashMap<>();
    environment.put("USEAPI_TOKEN", "user:1234-token-of-the-tests");
    environment.put("USEAPI_BASE_URL", "http://127.0.0.1:%d/v1/kling".formatted(useApi.getPort()));
    environment.put("SLACK_BOT_TOKEN", "xoxb-bot-token-of-the-tests");
    environment.put("SLACK_APP_TOKEN", "xapp-app-token-of-the-tests");
    environment.put("SLACK_API_URL", slack.apiUrl());
    environment.put("DISCORD_TOKEN", DiscordStandIn.TOKEN);
    environment.put("DISCORD_API_URL", discord.apiUrl());
    environment.put("HEALTH_PORT", String.valueOf(healthPort));
    return environment;
  }

  private String balanceOnSlack() throws Exception {
    slack.hasUser("U0MEMBER", "{\"id\":\"U0MEMBER\",\"team_id\":\"T0TEAM\"}");
    JsonObject command = new JsonObject();
    command.addProperty("command", "/kling-balance");
    command.addProperty("text", ACCOUNT);
    command.addProperty("user_id", "U0MEMBER");
    command.addProperty("user_name", "anna");
    command.addProperty("channel_id", FakeSlack.CHANNEL);
    command.addProperty("team_id", FakeSlack.TEAM);
    command.addProperty("trigger_id", slack.newTriggerId());
    command.addProperty("response_url", slack.newResponseUrl());
    JsonObject atOnce = slack.socketMode().deliver("slash_commands", command).payload();
    return (atOnce.size() == 0 ? slack.nextAnswer() : atOnce).toString();
  }

  private JsonNode balanceOnDiscord() {
    Interaction asked = discord.types(ACCOUNT);
    JsonNode first = asked.callback().body();
    return first.path("type").asInt() == DISCORD_DEFERRED ? asked.edit() : first.path("data");
  }

  private static List<String> jar() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return List.of(
        java.toString(),
        "-jar",
        Path.of("target", "kling-balance-bot.jar").toAbsolutePath().toString());
  }

  private static List<String> launcher() {
    return List.of(download.resolve(folderName()).resolve("kling-balance-bot").toString());
  }

  private static Path archive() {
    return Path.of("target", folderName() + ".tar.gz");
  }

  private static String folderName() {
    return "kling-balance-bot-" + System.getProperty("project.version");
  }
}

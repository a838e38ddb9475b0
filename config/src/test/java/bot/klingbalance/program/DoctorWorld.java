package bot.klingbalance.program;

import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.cli.ProgramUnderTest;
import bot.klingbalance.cli.ProgramUnderTest.Ended;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.discord.DiscordAdapter;
import bot.klingbalance.discord.DiscordSettings;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Guilds;
import bot.klingbalance.schedule.DailyChecks;
import bot.klingbalance.schedule.SchedulePolicy;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.watch.SomeWatches;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A bot that is set up well, with useapi.net, a Slack and a Discord on loopback, and a watch in a
 * channel of each; and what may be wrong with it.
 */
final class DoctorWorld implements AutoCloseable {
  static final Channel ON_SLACK = new Channel(Platform.SLACK, FakeSlack.CHANNEL);
  static final Channel ON_DISCORD =
      new Channel(Platform.DISCORD, Guilds.channelOf(DiscordStandIn.GUILD));

  /** The secrets that are set; none may ever be shown. */
  static final List<String> SECRETS =
      List.of(
          ProgramUnderTest.TOKEN,
          "ThisTokenIsSecret",
          "xoxb-of-the-test",
          "xapp-of-the-test",
          "signing-secret-of-the-test",
          DiscordStandIn.TOKEN);

  private static final Clock CLOCK = Clock.fixed(ProgramUnderTest.NOW, ZoneOffset.UTC);
  private static final String NOWHERE = "http://127.0.0.1:1/";

  final FakeSlack slack;
  final DiscordStandIn discord = DiscordStandIn.open(CLOCK);
  private final Path directory;
  private final MockWebServer useApi = new MockWebServer();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> useApiBodies = new HashMap<>();
  private int useApiStatus = 200;
  private Instant useApiTime = ProgramUnderTest.NOW;
  private @Nullable Connection locking;

  /**
   * All is well.
   *
   * @param kept the database that {@link #keeping} made
   * @param commands as Discord knows them
   */
  DoctorWorld(Path directory, Path kept, JsonNode commands) throws Exception {
    this.directory = directory;
    slack = new FakeSlack(CLOCK);
    useApi.setDispatcher(new UseApi());
    useApi.start();
    discord.letsTheBotPost();
    discord.answersNext("GET applications/\\d+/commands", 200, commands, Map.of());
    environment.put("USEAPI_TOKEN", ProgramUnderTest.TOKEN);
    environment.put("USEAPI_BASE_URL", useApi.url("/v1/kling").toString());
    environment.put("SLACK_BOT_TOKEN", "xoxb-of-the-test");
    environment.put("SLACK_APP_TOKEN", "xapp-of-the-test");
    environment.put("SLACK_API_URL", slack.apiUrl());
    environment.put("DISCORD_TOKEN", DiscordStandIn.TOKEN);
    environment.put("DISCORD_API_URL", discord.apiUrl());
    environment.put("DATABASE_URL", "jdbc:sqlite:bot.db");
    // Whatever runs on the machine of the test may have the usual port
    environment.put("HEALTH_PORT", "0");
    Files.copy(kept, directory.resolve("bot.db"));
  }

  /** A database with both watches, their checks planned: to be copied into each world. */
  static Path keeping(Path folder) {
    try (Database database = Databases.opened(Databases.fileIn(folder))) {
      watches(database, ON_SLACK);
      watches(database, ON_DISCORD);
    }
    return folder.resolve("bot.db");
  }

  /** As the bot itself registers them. */
  static JsonNode registeredCommands() throws Exception {
    OkHttpClient http = new OkHttpClient();
    FakeAccounts accounts = new FakeAccounts();
    ShownAccounts shown = new ShownAccounts(List.of("*"));
    CommandDispatcher dispatcher = SampleCommands.dispatcher(accounts, shown, CLOCK, "of-the-test");
    try (DiscordStandIn discord = DiscordStandIn.open();
        DiscordAdapter bot =
            new DiscordAdapter(
                new DiscordSettings(Secret.of(DiscordStandIn.TOKEN), List.of(), discord.apiUrl()),
                dispatcher,
                http,
                CLOCK)) {
      bot.start().get(20, TimeUnit.SECONDS);
      return discord.commands("global");
    } finally {
      http.dispatcher().executorService().shutdown();
    }
  }

  /** Somebody watches one more channel, and the bot plans its check. */
  void watches(Channel channel) {
    try (Database database = database()) {
      watches(database, channel);
    }
  }

  private static void watches(Database database, Channel channel) {
    database.watches().add(SomeWatches.ofAll(channel), NINE_IN_BERLIN);
    try (DailyChecks checks =
        new DailyChecks(database, CLOCK, SchedulePolicy.USUAL, woken -> Optional.empty())) {
      checks.follow(channel, Optional.of(NINE_IN_BERLIN));
    }
  }

  Database database() {
    return Databases.opened(address());
  }

  Path directory() {
    return directory;
  }

  void sets(String variable, String value) {
    environment.put(variable, value);
  }

  void unsets(String... variables) {
    List.of(variables).forEach(environment::remove);
  }

  void writesSettings(String yaml) throws IOException {
    Files.writeString(directory.resolve("kling-balance-bot.yaml"), yaml);
  }

  void useApiAnswers(int status) {
    useApiStatus = status;
  }

  /** From now on useapi.net says that where the path of a request ends so. */
  void useApiSays(String path, String body) {
    useApiBodies.put(path, body);
  }

  void clockIsAheadBy(Duration time) {
    useApiTime = ProgramUnderTest.NOW.minus(time);
  }

  void nothingCanBeReached() {
    sets("USEAPI_BASE_URL", NOWHERE + "v1/kling");
    sets("SLACK_API_URL", NOWHERE + "api/");
    sets("DISCORD_API_URL", NOWHERE + "api/v10/");
  }

  void databaseIsOfANewerBot() throws SQLException {
    try (Connection connection = connection();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO schema_history (installed_rank, version, description, type, script,"
              + " checksum, installed_by, execution_time, success)"
              + " VALUES (9999, '9999', 'from the future', 'SQL', 'V9999__x.sql', 1, 'x', 1, TRUE)");
    }
  }

  /** Somebody else writes all the time. */
  void databaseIsLocked() throws SQLException {
    locking = connection();
    try (var statement = locking.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
    }
  }

  ProgramUnderTest program() {
    ProgramUnderTest program = new ProgramUnderTest(directory);
    environment.forEach(program::with);
    return program;
  }

  Ended doctor(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "doctor";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return program().run(arguments);
  }

  @Override
  public void close() throws SQLException {
    if (locking != null) {
      locking.close();
    }
    useApi.close();
    slack.close();
    discord.close();
  }

  private DatabaseAddress address() {
    return Databases.fileIn(directory);
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("bot.db"));
  }

  private final class UseApi extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      boolean asksForTheTime = request.getMethod().equals("HEAD");
      return new MockResponse.Builder()
          .code(asksForTheTime ? 401 : useApiStatus)
          .setHeader(
              "Date",
              DateTimeFormatter.RFC_1123_DATE_TIME.format(
                  ZonedDateTime.ofInstant(useApiTime, ZoneOffset.UTC)))
          .body(asksForTheTime ? "" : body(request.getUrl().encodedPath()))
          .build();
    }

    private String body(String path) {
      return useApiBodies.entrySet().stream()
          .filter(each -> path.endsWith(each.getKey()))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse("{\"studio@example.com\": {\"email\": \"studio@example.com\"}}");
    }
  }
}

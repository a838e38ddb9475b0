package bot.klingbalance.program;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.cli.ProgramUnderTest;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import bot.klingbalance.database.OpenResult.Opened;
import bot.klingbalance.discord.gateway.GatewayPauses;
import bot.klingbalance.discord.gateway.GatewayTurn;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.schedule.DailyChecks;
import bot.klingbalance.schedule.SchedulePolicy;
import bot.klingbalance.settings.GivenSettings;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.reading.LoadedSettings;
import bot.klingbalance.settings.reading.SettingsReader;
import bot.klingbalance.settings.reading.SettingsResult.Valid;
import bot.klingbalance.slack.standin.FakeSlack;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of a bot that serves both chats change, and nobody is cut off. */
class ChangedSettingsStoryTest {
  private static final Clock CLOCK = Clock.fixed(ProgramUnderTest.NOW, ZoneOffset.UTC);
  private static final Channel RENDERS = new Channel(Platform.SLACK, FakeSlack.CHANNEL);
  private static final String BALANCE =
      """
      {"email": "studio@example.com",
       "balance": {"points": [{"type": "plan", "amount": 66000, "balance": 56000}], "total": 56000}}
      """;

  private static final String WATCH =
      """
      watches:
        - channel: %s
          accounts: [all]
          daily_at: "%s"
          time_zone: Europe/Berlin
      """;

  private final MockWebServer useApi = new MockWebServer();
  private final DiscordStandIn discord = DiscordStandIn.open(CLOCK);
  @TempDir private Path directory;
  private FakeSlack slack;
  private Bot bot;
  private Database database;
  private Warnings warnings;
  private List<ChatAdapter> chats;
  private SettingsFollower follower;

  /** Looks at the same table, and is never started. */
  private DailyChecks calendar;

  @BeforeEach
  void start() throws Exception {
    useApi.setDispatcher(new OneAccount());
    useApi.start();
    slack = new FakeSlack(CLOCK);
    slack.hasUser("U0MEMBER", "{\"id\":\"U0MEMBER\",\"team_id\":\"T0TEAM\"}");
    write("accounts: { show: [nobody@example.com] }");
    SettingsReader reader = new SettingsReader(environment(), directory, GivenSettings.CLOCK);
    LoadedSettings loaded = ((Valid) reader.read(Optional.empty())).loaded();
    Settings settings = loaded.settings();
    bot = new Bot(settings, settings.useApi().token().orElseThrow(), CLOCK);
    database = ((Opened) Database.open(new SqliteFile(directory.resolve("bot.db")))).database();
    calendar = new DailyChecks(database, CLOCK, SchedulePolicy.USUAL, channel -> Optional.empty());
    warnings = bot.warnings(database, ZoneId.of("Europe/Berlin"));
    chats = bot.chats(warnings, GatewayTurn.alone(GatewayPauses.DEFAULT));
    warnings.start(chats, settings.pollEvery());
    for (ChatAdapter chat : chats) {
      chat.start().get(20, TimeUnit.SECONDS);
    }
    slack.socketMode().awaitSession();
    discord.awaitAtGateway("identify");
    follower =
        new SettingsFollower(reader, Optional.empty(), loaded, newer -> bot.adopt(newer, warnings));
  }

  @AfterEach
  void stop() {
    follower.stop();
    warnings.stop();
    chats.forEach(ChatAdapter::close);
    warnings.close();
    bot.close();
    slack.close();
    discord.close();
    useApi.close();
  }

  @Test
  void theNextAnswerGoesByTheNewSettingsOverTheOldConnections() throws Exception {
    assertThat(slackAnswers("/kling-balance", "studio@example.com")).doesNotContain("560");
    assertThat(discordAnswers("studio@example.com")).doesNotContain("560");
    List<String> requests = connecting();

    change(
        """
        accounts: { show: ["*@example.com"] }
        clips: [{ name: test clip, credits: 56 }]
        """);

    assertThat(slackAnswers("/kling-balance", "studio@example.com"))
        .contains("560", "Enough for 10 × test clip");
    assertThat(discordAnswers("studio@example.com")).contains("560", "Enough for 10 × test clip");
    assertThat(connecting()).isEqualTo(requests);
    assertThat(slack.calls("apps.connections.open")).hasSize(1);
    assertThat(slack.socketMode().sessionsAtOnce()).isEqualTo(1);
  }

  @Test
  void aBadFileChangesNoAnswer() throws Exception {
    change("accounts: { show: [\"*@example.com\"] }");
    change("accounts: { show: [\"*@example.com\"], mask: true }");

    assertThat(slackAnswers("/kling-balance", "studio@example.com")).contains("560");
  }

  @Test
  void aWatchThatComesMovesAndGoesTakesItsNextCheckAlong() throws Exception {
    change(WATCH.formatted(RENDERS, "11:30"));
    assertThat(nextCheck()).contains(Instant.parse("2026-11-24T10:30:00Z"));
    assertThat(slackAnswers("/kling-watch", "list")).contains("11:30");

    change(WATCH.formatted(RENDERS, "08:00"));
    assertThat(nextCheck()).contains(Instant.parse("2026-11-25T07:00:00Z"));

    change("watches: []");
    assertThat(nextCheck()).isEmpty();
  }

  @Test
  void fromNowOnOnlyManagersMayChangeWatches() throws Exception {
    change("managers: [slack:U0SOMEBODY]");

    assertThat(slackAnswers("/kling-watch", "add all at 09:00"))
        .contains("only by those whom the bot's settings name");
    assertThat(nextCheck()).isEmpty();
  }

  private Map<String, String> environment() {
    return Map.of(
        "USEAPI_TOKEN",
        ProgramUnderTest.TOKEN,
        "USEAPI_BASE_URL",
        useApi.url("/v1/kling").toString(),
        "SLACK_BOT_TOKEN",
        "xoxb-1",
        "SLACK_APP_TOKEN",
        "xapp-1",
        "SLACK_API_URL",
        slack.apiUrl(),
        "DISCORD_TOKEN",
        DiscordStandIn.TOKEN,
        "DISCORD_API_URL",
        discord.apiUrl());
  }

  private void change(String yaml) throws IOException {
    write(yaml);
    follower.look();
    follower.look();
  }

  private void write(String yaml) throws IOException {
    Files.writeString(directory.resolve("kling-balance-bot.yaml"), yaml);
  }

  private Optional<Instant> nextCheck() {
    return calendar.next(RENDERS);
  }

  private List<String> connecting() {
    return discord.requests().stream().filter(each -> each.contains("gateway")).toList();
  }

  private String slackAnswers(String command, String text) throws InterruptedException {
    Map<String, String> typed = new HashMap<>();
    typed.put("command", command);
    typed.put("text", text);
    typed.put("user_id", "U0MEMBER");
    typed.put("channel_id", FakeSlack.CHANNEL);
    typed.put("team_id", FakeSlack.TEAM);
    typed.put("trigger_id", slack.newTriggerId());
    typed.put("response_url", slack.newResponseUrl());
    JsonObject payload = new JsonObject();
    typed.forEach(payload::addProperty);
    JsonObject answer = slack.socketMode().deliver("slash_commands", payload).payload();
    return (answer.size() == 0 ? slack.nextAnswer() : answer).toString();
  }

  /** The answer, whether it comes at once or later. */
  private String discordAnswers(String email) {
    var interaction = discord.types(email);
    var callback = interaction.callback().body();
    boolean isDeferred = callback.path("type").asInt() == 5;
    return (isDeferred ? interaction.edit() : callback).toString();
  }

  private static final class OneAccount extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      boolean isList = request.getUrl().encodedPath().endsWith("/accounts");
      String body = isList ? "{\"studio@example.com\": %s}".formatted(BALANCE) : BALANCE;
      return new MockResponse.Builder().body(body).build();
    }
  }
}

package bot.klingbalance.program;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.cli.ProgramUnderTest;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import bot.klingbalance.database.OpenResult.Opened;
import bot.klingbalance.discord.gateway.GatewayPauses;
import bot.klingbalance.discord.gateway.GatewayTurn;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.settings.GivenSettings;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.reading.LoadedSettings;
import bot.klingbalance.settings.reading.SettingsReader;
import bot.klingbalance.settings.reading.SettingsResult.Valid;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.testing.LongStory;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole bot whose useapi.net answers nothing for as long as a test likes. */
@LongStory
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HangingUseApiStoryTest {
  private static final Clock CLOCK = Clock.fixed(ProgramUnderTest.NOW, ZoneOffset.UTC);

  private static final String ANSWER =
      "{\"email\": \"%s\", \"balance\": {\"points\": [], \"total\": 41200}}";

  private final MockWebServer useApi = new MockWebServer();
  private final CountDownLatch answers = new CountDownLatch(1);
  private final DiscordStandIn discord = DiscordStandIn.open(CLOCK);
  @TempDir private Path directory;
  private FakeSlack slack;
  private Bot bot;
  private Warnings warnings;
  private List<ChatAdapter> chats;
  private SettingsFollower follower;

  @BeforeEach
  void start() throws Exception {
    useApi.setDispatcher(new Hanging());
    useApi.start();
    slack = new FakeSlack(CLOCK);
    IntStream.range(0, 20)
        .mapToObj(HangingUseApiStoryTest::member)
        .forEach(
            each -> slack.hasUser(each, "{\"id\":\"%s\",\"team_id\":\"T0TEAM\"}".formatted(each)));
    write("answer_within: 30s");
    SettingsReader reader = new SettingsReader(environment(), directory, GivenSettings.CLOCK);
    LoadedSettings loaded = ((Valid) reader.read(Optional.empty())).loaded();
    Settings settings = loaded.settings();
    bot = new Bot(settings, settings.useApi().token().orElseThrow(), CLOCK);
    Database database =
        ((Opened) Database.open(new SqliteFile(directory.resolve("bot.db")))).database();
    for (String known : List.of("studio@example.com", "render@example.com")) {
      database
          .history()
          .keep(
              new AccountEmail(known),
              new RecordedReading(
                  CLOCK.instant().minus(Duration.ofMinutes(47)),
                  new Balance(Optional.of(Credits.of(560)), List.of(), Optional.empty())));
    }
    warnings = bot.warnings(database, ZoneId.of("Europe/Berlin"));
    chats = bot.chats(warnings, GatewayTurn.alone(GatewayPauses.DEFAULT));
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
    answers.countDown();
    end();
    slack.close();
    discord.close();
    useApi.close();
  }

  @Test
  void howLongPeopleWaitIsAsTheSettingsSayAndChangesWhileTheBotRuns() throws Exception {
    onSlack(0, "/kling-balance", "studio@example.com");
    awaitRequestFor("studio@example.com");

    change("answer_within: 100ms");
    onSlack(1, "/kling-balance", "render@example.com");

    assertThat(answerOnSlack())
        .contains("render@example.com", "560", "47 min ago; useapi.net is still being asked");
    answers.countDown();
    assertThat(answerOnSlack())
        .contains("studio@example.com", "412", "(live)")
        .doesNotContain("still being asked");
  }

  /** The next one that is no line which says that it takes longer: that one may come meanwhile. */
  private String answerOnSlack() throws Exception {
    String said = slack.nextAnswer().toString();
    return said.contains("The answer follows here.") ? answerOnSlack() : said;
  }

  @Test
  void aBotThatIsFloodedWhileUseApiHangsTellsEverybodyAndEndsInTime() throws Exception {
    change("answer_within: 1s");
    for (int i = 0; i < 20; i++) {
      onSlack(i, "/kling-balance", i % 2 == 0 ? "studio@example.com" : "never@example.com");
    }
    List<Interaction> onDiscord =
        IntStream.range(0, 5).mapToObj(i -> discord.types("studio@example.com")).toList();
    for (int i = 0; i < 20; i++) {
      assertThat(slack.nextAnswer().toString())
          .containsAnyOf(
              "47 min ago; useapi.net is still being asked", "useapi.net is being asked");
    }
    for (Interaction each : onDiscord) {
      assertThat(each.answer().toString()).contains("560", "still being asked");
    }
    int threads = Thread.activeCount();

    long begin = System.nanoTime();
    end();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ChatAdapter.MOST_TO_CLOSE);
    assertThat(Thread.activeCount()).isLessThan(threads);
  }

  /** The accounts that are polled are asked for, too. */
  private void awaitRequestFor(String email) throws InterruptedException {
    RecordedRequest request;
    do {
      request = useApi.takeRequest(20, TimeUnit.SECONDS);
      assertThat(request).as("a request for %s", email).isNotNull();
    } while (!request.getUrl().pathSegments().contains(email));
  }

  private void end() {
    follower.stop();
    warnings.stop();
    chats.parallelStream().forEach(ChatAdapter::close);
    warnings.close();
    bot.close();
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

  private static String member(int number) {
    return "U0MEMBER" + number;
  }

  private void onSlack(int member, String command, String text) throws InterruptedException {
    Map<String, String> typed = new HashMap<>();
    typed.put("command", command);
    typed.put("text", text);
    typed.put("user_id", member(member));
    typed.put("channel_id", FakeSlack.CHANNEL);
    typed.put("team_id", FakeSlack.TEAM);
    typed.put("trigger_id", slack.newTriggerId());
    typed.put("response_url", slack.newResponseUrl());
    JsonObject payload = new JsonObject();
    typed.forEach(payload::addProperty);
    assertThat(slack.socketMode().deliver("slash_commands", payload).payload().size()).isZero();
  }

  /** Answers what is asked once it is let. */
  private final class Hanging extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
      boolean unused = answers.await(100, TimeUnit.SECONDS);
      List<String> path = request.getUrl().pathSegments();
      String last = path.get(path.size() - 1);
      String body = last.equals("accounts") ? "{}" : ANSWER.formatted(last);
      return new MockResponse.Builder().body(body).build();
    }
  }
}

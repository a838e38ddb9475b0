package bot.klingbalance.program;

import static bot.klingbalance.program.DoctorWorld.ON_DISCORD;
import static bot.klingbalance.program.DoctorWorld.ON_SLACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.cli.ProgramUnderTest;
import bot.klingbalance.cli.ProgramUnderTest.Ended;
import bot.klingbalance.database.Database;
import bot.klingbalance.digest.SomeDigests;
import bot.klingbalance.doctor.DatabaseCheck;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.doctor.DoctorReport;
import bot.klingbalance.doctor.StoreInspector.Look;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.Settlement;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.terminal.DoctorLines;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the doctor says in each state. All of it stands in one file, to be read by a person; {@code
 * -Dgolden.update=true} writes it anew.
 */
class DoctorStoryTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/doctor.txt");
  private static final Clock CLOCK = Clock.fixed(ProgramUnderTest.NOW, ZoneOffset.UTC);

  private static JsonNode commands;
  private static Path kept;

  @TempDir private static Path home;
  @TempDir private Path folder;

  @BeforeAll
  static void keepWatches() {
    kept = DoctorWorld.keeping(home);
  }

  @BeforeAll
  static void registerCommands() throws Exception {
    commands = DoctorWorld.registeredCommands();
  }

  /** What is made of a world in which all is well. */
  private interface Change {
    void of(DoctorWorld world) throws Exception;
  }

  @Test
  void eachStateHasItsOwnSentence() throws IOException {
    StringBuilder told = new StringBuilder(allIsWell());
    stories().forEach((title, change) -> told.append(told(title, change)));
    told.append(section("The disk is full", ofDisk(3_000_000L)));
    told.append(section("The disk is nearly full", ofDisk(150_000_000L)));

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, told);
    }
    assertThat(told.toString()).isEqualTo(Files.readString(GOLDEN));
    assertThat(told.toString()).doesNotContain(DoctorWorld.SECRETS);
  }

  @Test
  void scriptsReadTheSameAsOneDocument() throws Exception {
    try (DoctorWorld world = world()) {
      world.useApiAnswers(402);

      Ended ended = world.doctor("--json");

      JsonNode report = new ObjectMapper().readTree(ended.output());
      assertThat(ended.status()).isEqualTo(1);
      assertThat(report.path("verdict").asText()).isEqualTo("mend");
      JsonNode subscription = report.path("checks").get(2);
      assertThat(subscription.path("name").asText()).isEqualTo("useapi.net subscription");
      assertThat(subscription.path("verdict").asText()).isEqualTo("mend");
      assertThat(subscription.path("finding").asText()).contains("has run out");
      assertThat(subscription.path("remedy").asText()).contains("renew it");
      assertThat(report.path("checks").get(0).has("remedy")).isFalse();
      assertThat(ended.errors()).isEmpty();
    }
  }

  @Test
  void aRefusedTokenIsToldByWhatItWasSetBy() throws Exception {
    try (DoctorWorld world = world()) {
      world.unsets("USEAPI_TOKEN");
      Files.writeString(world.directory().resolve("token"), DoctorWorld.SECRETS.get(0));
      world.sets("USEAPI_TOKEN_FILE", "token");
      world.useApiAnswers(401);

      assertThat(world.doctor().output())
          .contains("→ Whoever runs the bot has to set a valid one (USEAPI_TOKEN_FILE).");
    }
  }

  @Test
  void nothingIsPostedUnlessItIsAskedFor() throws Exception {
    try (DoctorWorld world = world()) {
      assertThat(world.doctor().status()).isZero();
      assertThat(world.slack.channel()).isEmpty();
      assertThat(world.discord.messages()).isZero();

      assertThat(world.doctor("--send-test", ON_SLACK.toString()).output())
          .contains("✓ Test message to slack:C0CHANNEL: It is posted.");
      assertThat(world.slack.channel()).hasSize(1);
      assertThat(world.slack.channel().get(0).get("text").getAsString()).contains("test message");
      assertThat(world.doctor("--send-test", ON_DISCORD.toString()).output())
          .contains("✓ Test message to " + ON_DISCORD + ": It is posted.");
      assertThat(world.discord.messages()).isEqualTo(1);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDatabaseThatEveryUserCanReadIsTold() throws Exception {
    assumeTrue(letsOthersIn(folder), "Others do not come as far as the folder of the test");
    try (DoctorWorld world = world()) {
      letsOthersIn(world.directory());
      Path database = world.directory().resolve("bot.db");
      Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));

      Ended ended = world.doctor();

      assertThat(ended.output())
          .containsPattern(
              "! Files with secrets: Every user of this machine can read \\S+bot\\.db\\.")
          .contains("chmod 600 " + database);
    }
  }

  @Test
  void aHealthPortThatAnotherProgramHasIsTold() throws Exception {
    try (DoctorWorld world = world()) {
      int others = URI.create(world.slack.apiUrl().toString()).getPort();
      world.sets("HEALTH_PORT", String.valueOf(others));

      assertThat(world.doctor().output())
          .contains("! Health report: Another program listens on port " + others);
    }
  }

  /** Opens the folder, and says whether those above it are open too. */
  private static boolean letsOthersIn(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (Path each = directory.toRealPath(); each != null; each = each.getParent()) {
      if (!Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aChannelThatIsNoneIsWrongUsage() throws Exception {
    try (DoctorWorld world = world()) {
      Ended ended = world.doctor("--send-test", "#renders");

      assertThat(ended.status()).isEqualTo(2);
      assertThat(ended.errors()).contains("slack:C0123456789");
    }
  }

  @Test
  void aBotThatRunsIsNotDisturbed() throws Exception {
    try (DoctorWorld world = world();
        Database ofTheBot = world.database()) {
      assertThat(world.doctor().status()).isZero();

      assertThat(ofTheBot.watches().channels()).containsExactly(ON_DISCORD, ON_SLACK);
    }
  }

  @Test
  void theSameIsAnsweredInChatWhileTheBotRuns() throws Exception {
    try (DoctorWorld world = world()) {
      world.unsets("DISCORD_TOKEN");
      world.slack.hasUser("U0ANNA", "{\"id\":\"U0ANNA\",\"team_id\":\"T0TEAM\"}");
      ProgramUnderTest program = world.program();
      CompletableFuture<Ended> running = CompletableFuture.supplyAsync(() -> program.run("run"));
      world.slack.socketMode().awaitSession();

      var acknowledged = world.slack.socketMode().deliver("slash_commands", typed(world));
      String answer = world.slack.nextAnswer().get("text").getAsString();

      assertThat(acknowledged.payload().size()).isZero();
      assertThat(answer)
          .contains("1 thing to mend", "✗ Other channels · Something there is to mend.")
          .doesNotContain(ON_DISCORD.toString(), "Discord is not set up", "One can be read.", ".db")
          .contains("✓ useapi.net token", "✓ Slack app token", "✓ slack:C0CHANNEL")
          .doesNotContain(DoctorWorld.SECRETS);
      program.stop();
      assertThat(running.get(20, TimeUnit.SECONDS).status()).isZero();
    }
  }

  @Test
  void aChatThatIsNotConnectedIsToldInTheOther() throws Exception {
    try (DoctorWorld world = world()) {
      world.discord.gatewayIsReachedAt("ws://127.0.0.1:1");
      world.slack.hasUser("U0ANNA", "{\"id\":\"U0ANNA\",\"team_id\":\"T0TEAM\"}");
      ProgramUnderTest program = world.program();
      CompletableFuture<Ended> running = CompletableFuture.supplyAsync(() -> program.run("run"));
      world.slack.socketMode().awaitSession();

      world.slack.socketMode().deliver("slash_commands", typed(world));

      assertThat(world.slack.nextAnswer().get("text").getAsString())
          .contains("✗ Discord connection · The bot is not connected: it answers nobody there.")
          .contains("✓ Discord token")
          .doesNotContain("Slack connection");
      program.stop();
      assertThat(running.get(20, TimeUnit.SECONDS).status()).isZero();
    }
  }

  private static JsonObject typed(DoctorWorld world) {
    JsonObject command = new JsonObject();
    command.addProperty("command", "/kling-watch");
    command.addProperty("text", "doctor");
    command.addProperty("team_id", FakeSlack.TEAM);
    command.addProperty("channel_id", ON_SLACK.id());
    command.addProperty("user_id", "U0ANNA");
    command.addProperty("response_url", world.slack.newResponseUrl());
    command.addProperty("trigger_id", world.slack.newTriggerId());
    return command;
  }

  private String allIsWell() throws IOException {
    try (DoctorWorld world = world()) {
      Ended ended = world.doctor();
      return section("All is well", ended.output() + "exit status " + ended.status() + "\n");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Change> stories() {
    Map<String, Change> stories = new LinkedHashMap<>();
    stories.put(
        "The settings have mistakes",
        world -> world.writesSettings("useapi:\n  base_url: ftp://example.com\nwachtes: []\n"));
    stories.put(
        "No token is set",
        world ->
            world.unsets("USEAPI_TOKEN", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DISCORD_TOKEN"));
    stories.put("useapi.net refuses the token", world -> world.useApiAnswers(401));
    stories.put("The subscription has run out", world -> world.useApiAnswers(402));
    stories.put("useapi.net is in trouble", world -> world.useApiAnswers(503));
    stories.put(
        "Slack and Discord refuse the tokens",
        world -> {
          world.slack.refusesNext("auth.test", "invalid_auth");
          world.slack.refusesNext("apps.connections.open", "not_allowed_token_type");
          world.sets("DISCORD_TOKEN", "another-token");
        });
    stories.put("A scope is missing", world -> world.slack.withdraws("chat:write"));
    stories.put(
        "The scope to look at channels is missing",
        world -> world.slack.withdraws("channels:history"));
    stories.put(
        "The bot is not in the channel",
        world -> {
          world.slack.hasChannelWithoutTheBot("C0ALONE");
          world.watches(new Channel(Platform.SLACK, "C0ALONE"));
        });
    stories.put("The channel is archived", world -> world.slack.archives(ON_SLACK.id()));
    stories.put(
        "Nobody knows the channels",
        world -> {
          world.watches(new Channel(Platform.SLACK, "C0NOWHERE"));
          world.watches(new Channel(Platform.DISCORD, "800000000000000404"));
        });
    stories.put(
        "The bot may not send", world -> world.discord.forbidsTheBotInChannels("MESSAGE_SEND"));
    stories.put(
        "Watches are on a forum, a voice channel and threads",
        world -> {
          world.discord.hasChannel("800000000000000015", 15, "ideas");
          world.discord.hasChannel("800000000000000016", 2, "Lounge");
          world.discord.hasThread("800000000000000071", true, false);
          world.discord.hasThread("800000000000000072", false, true);
          for (String id : List.of("15", "16", "71", "72")) {
            world.watches(new Channel(Platform.DISCORD, "8000000000000000" + id));
          }
        });
    stories.put(
        "The bot may not embed",
        world -> world.discord.forbidsTheBotInChannels("MESSAGE_EMBED_LINKS"));
    stories.put(
        "The bot may not attach files",
        world -> world.discord.forbidsTheBotInChannels("MESSAGE_ATTACH_FILES"));
    stories.put(
        "The bot does not see the channel",
        world -> world.discord.forbidsTheBotInChannels("VIEW_CHANNEL"));
    stories.put(
        "The bot is not in a server that the settings name",
        world -> world.sets("DISCORD_GUILDS", "811111111111111111"));
    stories.put(
        "Slack is served by HTTP",
        world -> {
          world.unsets("SLACK_APP_TOKEN");
          world.sets("SLACK_SIGNING_SECRET", "signing-secret-of-the-test");
        });
    stories.put(
        "A channel of a chat that is not set up is watched",
        world -> world.unsets("DISCORD_TOKEN"));
    stories.put(
        "The clock is wrong by an hour", world -> world.clockIsAheadBy(Duration.ofHours(1)));
    stories.put(
        "The clock is wrong by two minutes", world -> world.clockIsAheadBy(Duration.ofMinutes(-2)));
    stories.put("The database is of a newer version", DoctorWorld::databaseIsOfANewerBot);
    stories.put("The database is locked", DoctorWorld::databaseIsLocked);
    stories.put(
        "The database is in a folder that is not there",
        world -> world.sets("DATABASE_URL", "jdbc:sqlite:nowhere/bot.db"));
    stories.put("Nothing can be reached", DoctorWorld::nothingCanBeReached);
    stories.put("A warning lies undelivered", DoctorStoryTest::leavesWarnings);
    return stories;
  }

  /** One that was given up, and one that nobody has sent. */
  private static void leavesWarnings(DoctorWorld world) {
    try (Database database = world.database()) {
      Outbox outbox = database.outbox();
      for (int days = 1; days >= 0; days--) {
        var day = SomeDigests.MONDAY.minusDays(days);
        outbox.plan(
            SomeDigests.memory(ON_SLACK, day), Optional.of(SomeDigests.digest(ON_SLACK, day)));
        if (days == 1) {
          var claim = new Outbox.Claim("me", SomeDigests.checkOf(day), Duration.ofMinutes(1), 1);
          outbox.settle(
              outbox.claim(claim).get(0).id(),
              "me",
              new Settlement.SetAside(
                  "The channel is archived. Unarchive it, or choose another one.",
                  SomeDigests.checkOf(day)));
        }
      }
    }
  }

  private String told(String title, Change change) {
    try (DoctorWorld world = world()) {
      change.of(world);
      Ended ended = world.doctor();
      String troubles =
          ended
              .output()
              .lines()
              .filter(line -> !line.startsWith("✓"))
              .map(line -> line + "\n")
              .collect(Collectors.joining());
      assertThat(ended.errors()).as(title).isEmpty();
      return section(title, troubles + "exit status " + ended.status() + "\n");
    } catch (Exception e) {
      throw new AssertionError(title, e);
    }
  }

  private static String ofDisk(long free) {
    DatabaseCheck database =
        new DatabaseCheck(
            overdue -> new Look.Empty("bot.db", OptionalLong.of(free)),
            Runnable::run,
            new DatabaseCheck.Expected(List.of(), false, false),
            CLOCK);
    DoctorReport report = new Doctor(List.of(database)).begin(Doctor.Progress.NONE).join();
    return DoctorLines.of(report, false, ZoneOffset.UTC, ProgramUnderTest.NOW);
  }

  /** Where the machine has a say, the words are those of any machine. */
  private String section(String title, String told) {
    return "── %s ──\n%s\n"
        .formatted(title, told.replace(folder.toString(), "…"))
        .replaceAll("…/\\w*\\d+/", "…/");
  }

  private DoctorWorld world() throws Exception {
    return new DoctorWorld(Files.createTempDirectory(folder, "world"), kept, commands);
  }
}

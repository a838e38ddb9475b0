package bot.klingbalance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.cli.ProgramUnderTest.Ended;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database that cannot be opened is told once, and what needs none is answered. */
class UnusableDatabaseTest {
  private final MockWebServer useApi = new MockWebServer();
  private final List<String> slackRequests = new CopyOnWriteArrayList<>();
  @TempDir private Path directory;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(directory.resolve("folder"));
    Files.writeString(directory.resolve("notes.txt"), "No database, but words. ".repeat(100));
    Files.writeString(
        directory.resolve("kling-balance-bot.yaml"),
        "clips: [ { name: v3 pro clip, credits: 72, checked: 2026-08-12 } ]\n");
    useApi.setDispatcher(new OneAccount());
    useApi.start();
  }

  @AfterEach
  void stop() {
    useApi.close();
  }

  @ParameterizedTest
  @CsvSource({
    "none/bot.db, none/bot.db cannot be made: its folder does not exist or may not be written.",
    "folder, 'folder is a folder, and has to be a file: name one in it.'",
    "notes.txt/bot.db, notes.txt/bot.db cannot be made: its folder does not exist or may not be"
        + " written."
  })
  void itIsToldOnceAndTheAnswerIsGiven(String file, String sentence) {
    Ended balance = program(file).run("balance", "studio@example.com");
    Ended overview = program(file).run("balance");
    Ended plan = program(file).run("plan", "3", "v3 pro");
    Ended usage = program(file).run("usage", "studio@example.com");

    String told = directory.resolve(sentence) + "\n";
    assertThat(balance.errors()).isEqualTo(told);
    assertThat(balance.output()).contains("560 credits left");
    assertThat(balance.status()).isZero();
    assertThat(overview.errors()).isEqualTo(told);
    assertThat(overview.output()).contains("studio@example.com", "560");
    assertThat(overview.status()).isZero();
    assertThat(plan.errors()).isEqualTo(told);
    assertThat(plan.output()).contains("✓ studio@example.com has 560");
    assertThat(plan.status()).isZero();
    assertThat(usage.errors()).isEqualTo(told);
    assertThat(usage.output()).contains("What was spent cannot be said now", "kling-v3-pro");
    assertThat(usage.status()).isEqualTo(1);
  }

  @Test
  void aFolderWithABlankInItsNameHoldsADatabaseLikeAnyOther() throws IOException {
    Path file = Files.createDirectory(directory.resolve("mit leer")).resolve("bot 2.db");
    made(file);

    Ended ended = program(file.toString()).run("balance", "studio@example.com", "--history", "7d");

    assertThat(ended.errors()).isEmpty();
    assertThat(ended.output()).contains("560 credits left");
    assertThat(ended.status()).isZero();
  }

  @Test
  void aDatabaseOfAnOlderVersionIsSaidToBeOneAndToBeRenewed() throws SQLException {
    Path file = directory.resolve("bot.db");
    made(file);
    takeBackTheLastStep(file);

    Ended balance = program("bot.db").run("balance", "studio@example.com");
    Ended usage = program("bot.db").run("usage", "studio@example.com");

    assertThat(balance.errors())
        .isEqualTo(
            file
                + " was written by an older version of the bot. This version renews it when it"
                + " starts (kling-balance-bot run).\n");
    assertThat(balance.output()).contains("560 credits left");
    assertThat(usage.errors()).isEqualTo(balance.errors());
    assertThat(usage.output()).contains("the recorded readings cannot be read");
  }

  @Test
  void aFileOfSomethingElseIsToldToo() {
    Ended ended = program("notes.txt").run("balance", "studio@example.com");

    assertThat(ended.errors())
        .isEqualTo(
            directory.resolve("notes.txt")
                + " is no database of this bot, or it is damaged: name another file.\n");
    assertThat(ended.output()).contains("560 credits left");
    assertThat(ended.status()).isZero();
  }

  @Test
  void aDatabaseThatIsCutOffIsToldBeforeAnyChatIsJoined() throws IOException {
    Path file = directory.resolve("bot.db");
    made(file);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    Ended ended = withSlack("bot.db").run("run");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors()).contains("bot.db is no database of this bot, or it is damaged");
    assertThat(slackRequests).isEmpty();
  }

  @Test
  void aDatabaseWithDamageInsideIsToldBeforeAnyChatIsJoined() throws IOException {
    Path file = directory.resolve("bot.db");
    made(file);
    byte[] whole = Files.readAllBytes(file);
    Arrays.fill(whole, whole.length / 4, whole.length, (byte) 7);
    Files.write(file, whole);

    Ended ended = withSlack("bot.db").run("run");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors()).contains("bot.db is no database of this bot, or it is damaged");
    assertThat(slackRequests).isEmpty();
  }

  @Test
  void whereNoBotHasMadeOneYetNothingIsSaidAndNothingMade() {
    Ended ended = program("bot.db").run("balance", "studio@example.com");

    assertThat(ended.errors()).isEmpty();
    assertThat(ended.status()).isZero();
    assertThat(directory.resolve("bot.db")).doesNotExist();
  }

  @Test
  void aPastInAFolderThatIsMissingIsNotSaidToComeWithTheNextStart() {
    Ended ended = program("none/bot.db").run("balance", "studio@example.com", "--history", "7d");

    assertThat(ended.errors()).contains("its folder does not exist").hasLineCount(1);
    assertThat(ended.output()).contains("560 credits left");
    assertThat(ended.status()).isEqualTo(1);
  }

  private static void takeBackTheLastStep(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "DELETE FROM schema_history"
              + " WHERE installed_rank = (SELECT max(installed_rank) FROM schema_history)");
    }
  }

  /** As a bot leaves it that has ended. */
  private static void made(Path file) {
    DatabaseAddress.of(Secret.ofLine("jdbc:sqlite:" + file), Optional.empty(), Optional.empty())
        .map(each -> Database.at(each, "bot"))
        .ifPresent(
            database -> {
              assertThat(database.open().failure()).isEmpty();
              database.close();
            });
  }

  /** With Slack's API at the same server. */
  private ProgramUnderTest withSlack(String file) {
    return program(file)
        .with("HEALTH_PORT", "0")
        .with("SLACK_BOT_TOKEN", "xoxb-1")
        .with("SLACK_APP_TOKEN", "xapp-1")
        .with("SLACK_API_URL", useApi.url("/api/").toString());
  }

  private ProgramUnderTest program(String file) {
    return new ProgramUnderTest(directory)
        .with("DATABASE_URL", "jdbc:sqlite:" + file)
        .with("USEAPI_TOKEN", ProgramUnderTest.TOKEN)
        .with("USEAPI_BASE_URL", useApi.url("/v1/kling").toString());
  }

  /** useapi.net with one account of 560 credits and a job. */
  private final class OneAccount extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String target = String.valueOf(request.getTarget());
      if (target.startsWith("/api/")) {
        slackRequests.add(target);
      }
      if (target.endsWith("/accounts")) {
        return json("{ \"studio@example.com\": {} }");
      }
      return json(
          target.contains("/stats")
              ? "{\"data\":[{\"config\":\"studio@example.com\",\"model\":\"kling-v3-pro\",\"code\":200}]}"
              : "{ \"balance\": { \"total\": 56000 } }");
    }

    private static MockResponse json(String body) {
      return new MockResponse(200, Headers.of("Content-Type", "application/json"), body);
    }
  }
}

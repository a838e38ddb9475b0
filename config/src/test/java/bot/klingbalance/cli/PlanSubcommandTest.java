package bot.klingbalance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.cli.ProgramUnderTest.Ended;
import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import bot.klingbalance.testing.Databases;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kling-balance-bot plan}: a render script asks before it starts. */
class PlanSubcommandTest {
  private static final String SETTINGS =
      """
      clips:
        - { name: v3 pro clip, credits: 72, checked: 2026-08-12 }
      packs:
        - { credits: 660, price: $10, checked: 2026-08-12 }
      """;

  private final MockWebServer useApi = new MockWebServer();
  @TempDir private Path directory;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(directory.resolve("kling-balance-bot.yaml"), SETTINGS);
    useApi.setDispatcher(new TwoAccounts());
    useApi.start();
  }

  @AfterEach
  void stop() {
    useApi.close();
  }

  @Test
  void whatCanBeRenderedEndsWithNothing() {
    Ended ended = program().run("plan", "10", "v3 pro");

    assertThat(ended.output())
        .isEqualTo(
            """
            Plan · 10 × v3 pro clip = 720 credits
            ✓ pooled@example.com has 3,000: 2,280 left after it
            ~ studio@example.com has 560: enough for 7 of 10
            → Or top up 660 on studio@example.com ($10)
            As of 10:42 (live)
            """);
    assertThat(ended.errors()).isEmpty();
    assertThat(ended.status()).isZero();
  }

  @Test
  void whatCannotBeRenderedEndsWithOne() throws IOException {
    Ended ended = program().run("plan", "10", "v3", "pro", "--on", "studio@example.com", "--json");

    assertThat(new ObjectMapper().readTree(ended.output()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    { "possible": false, "count": 10, "clip": "v3 pro clip", "credits": 720,
                      "as_of": "2026-11-24T09:42:00Z", "accounts": [],
                      "too_little": [
                        { "email": "studio@example.com", "left": 560, "enough_for": 7 } ],
                      "not_counted": [],
                      "top_up": { "email": "studio@example.com", "credits": 660,
                        "packs": [ { "credits": 660, "price": "$10", "count": 1 } ] } }"""));
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void aSplitIsToldToScriptsAccountByAccount() throws IOException {
    Ended ended = program().run("plan", "45", "v3 pro", "--json");

    assertThat(new ObjectMapper().readTree(ended.output()).path("accounts"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [ { "email": "pooled@example.com", "clips": 41, "credits": 2952, "left": 3000,
                        "left_after_it": 48 },
                      { "email": "studio@example.com", "clips": 4, "credits": 288, "left": 560,
                        "left_after_it": 272 } ]"""));
    assertThat(ended.status()).isZero();
  }

  @Test
  void whatIsNotUnderstoodEndsWithTwoAndIsSaidBesideTheOutput() {
    Ended unknown = program().run("plan", "10", "sora");
    Ended without = program().run("plan");

    assertThat(unknown.errors()).contains("“sora” is no clip of the bot's settings.");
    assertThat(unknown.output()).isEmpty();
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(without.status()).isEqualTo(2);
    assertThat(useApi.getRequestCount()).isZero();
  }

  @Test
  void anAccountThatMayNotBeShownIsSaidAndToldToScripts() throws IOException {
    Files.writeString(
        directory.resolve("kling-balance-bot.yaml"),
        SETTINGS + "accounts: { show: ['*@example.com'] }\n");

    Ended forPeople = program().run("plan", "3", "v3 pro", "--on", "boss@elsewhere.example");
    Ended forScripts =
        program().run("plan", "3", "v3 pro", "--on", "boss@elsewhere.example", "--json");

    assertThat(forPeople.errors()).contains("is not among the accounts that may be shown here");
    assertThat(forPeople.status()).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(forScripts.output()).path("message").asText())
        .contains("is not among the accounts that may be shown here");
    assertThat(forScripts.status()).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsNoYesAndOfNoTime() throws IOException {
    useApi.setDispatcher(new RefusedToken());

    Ended forPeople = program().run("plan", "3", "v3 pro");
    Ended ofOne = program().run("plan", "3", "v3 pro", "--on", "studio@example.com", "--json");

    assertThat(forPeople.output()).isEmpty();
    assertThat(forPeople.errors()).contains("useapi.net refuses the bot's API token.");
    assertThat(forPeople.status()).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(ofOne.output());
    assertThat(json.path("possible").asBoolean(true)).isFalse();
    assertThat(json.has("as_of")).isFalse();
    assertThat(json.path("not_counted").get(0).path("status").asText()).isEqualTo("token_refused");
    assertThat(json.path("message").asText())
        .startsWith("useapi.net refuses the bot's API token.")
        .endsWith("(USEAPI_TOKEN).");
    assertThat(ofOne.status()).isEqualTo(1);
  }

  @Test
  void whereTheRecordedReadingsCannotBeReadThatIsSaidOnceAndThePlanIsMadeOfTheBalances() {
    loseTheReadings();

    Ended ended = program().run("plan", "10", "v3 pro");

    assertThat(ended.output()).contains("✓ pooled@example.com has 3,000: 2,280 left after it");
    assertThat(ended.errors()).hasLineCount(1).doesNotContain("failed:", "Exception");
    assertThat(ended.status()).isZero();
  }

  /** They are there when the program begins, and gone when useapi.net is asked. */
  private void loseTheReadings() {
    Path file = directory.resolve("kling-balance-bot.db");
    Databases.opened(new SqliteFile(file)).close();
    useApi.setDispatcher(new Losing(file));
  }

  private ProgramUnderTest program() {
    return new ProgramUnderTest(directory)
        .with("USEAPI_TOKEN", ProgramUnderTest.TOKEN)
        .with("USEAPI_BASE_URL", useApi.url("/v1/kling").toString());
  }

  /** The same useapi.net beside somebody who deletes a file. */
  private static final class Losing extends Dispatcher {
    private final TwoAccounts accounts = new TwoAccounts();
    private final Path file;

    Losing(Path file) {
      this.file = file;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return accounts.dispatch(request);
    }
  }

  /** useapi.net with an account of 560 credits and one of 3,000. */
  private static final class TwoAccounts extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String target = String.valueOf(request.getTarget());
      if (target.endsWith("/accounts")) {
        return json("{ \"studio@example.com\": {}, \"pooled@example.com\": {} }");
      }
      return json(
          "{ \"balance\": { \"total\": %d } }"
              .formatted(target.contains("studio") ? 56_000 : 300_000));
    }

    private static MockResponse json(String body) {
      return new MockResponse(200, Headers.of("Content-Type", "application/json"), body);
    }
  }

  private static final class RefusedToken extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      return new MockResponse(401, Headers.of(), "{}");
    }
  }
}

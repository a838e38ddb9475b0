package bot.klingbalance.cli;

import static bot.klingbalance.cli.ProgramUnderTest.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.cli.ProgramUnderTest.Ended;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import bot.klingbalance.database.OpenResult.Opened;
import bot.klingbalance.history.RecordedReading;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceSubcommandTest {
  /** The body of the vendor's page, with real times in the place of its placeholders. */
  private static final String VENDORS_BODY =
      """
      { "email": "you@example.com", "session": { "userId": "user12345", "ExpireTime": 1799053994, \
      "ExpireTimeUTC": "2027-01-04T12:13:14.000Z" }, "maxJobs": 5, "password": "…secured…", \
      "balance": { "points": [ { "orderId": "123456789", "type": "plan", "amount": 66000, \
      "balance": 56000, "startTime": 1795510800000, "endTime": 1796115600000 } ], "tickets": [], \
      "nextApplyTime": 1796720400000, "total": 56000 } }\
      """;

  private final MockWebServer useApi = new MockWebServer();
  @TempDir private Path directory;

  @BeforeEach
  void start() throws IOException {
    useApi.start();
  }

  @AfterEach
  void stop() {
    useApi.close();
  }

  @Test
  void theVendorsAnswerIsTheTrueBalance() throws InterruptedException {
    answer(200, VENDORS_BODY);

    Ended ended = program().run("balance", "You@example.com");

    assertThat(ended.output())
        .isEqualTo(
            """
            Kling balance · you@example.com
            560 of 660 credits left (85 %)
            Next grant Tue 8 Dec
            Expires 1 Dec
            Signed in until 4 Jan · 5 jobs at once
            As of 10:42 (live)
            """);
    assertThat(ended.errors()).isEmpty();
    assertThat(ended.status()).isZero();
    RecordedRequest request = useApi.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/v1/kling/accounts/you@example.com");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
  }

  @Test
  void whileUseApiIsSilentItIsSaidThatItIsAskedAndHowLongThatMayTake() {
    ProgramUnderTest program = program();
    CompletableFuture<Void> said = program.says("useapi.net is being asked");
    useApi.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            said.orTimeout(11, TimeUnit.SECONDS).join();
            return response(200, VENDORS_BODY);
          }
        });

    Ended ended = program.run("balance", "you@example.com");

    assertThat(ended.errors())
        .isEqualTo("useapi.net is being asked. Each request is given up after 20 seconds.\n");
    assertThat(ended.output()).startsWith("Kling balance · you@example.com\n560 of 660");
    assertThat(ended.status()).isZero();
  }

  @Test
  void theAddressIsOnePartOfThePath() throws InterruptedException {
    answer(200, VENDORS_BODY);

    program().run("balance", "a+b/c@example.com");

    assertThat(useApi.takeRequest().getTarget())
        .isEqualTo("/v1/kling/accounts/a%2Bb%2Fc@example.com");
  }

  @Test
  void scriptsGetOneDocument() throws IOException {
    answer(200, VENDORS_BODY);

    Ended ended = program().run("balance", "you@example.com", "--json");

    assertThat(json(ended))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    { "email": "you@example.com", "status": "found",
                      "as_of": "2026-11-24T09:42:00Z", "left": 560, "granted": 660,
                      "next_grant_at": "2026-12-08T09:00:00Z",
                      "signed_in_until": "2027-01-04T12:13:14Z", "max_jobs": 5,
                      "packages": [ { "type": "plan", "left": 560, "granted": 660,
                        "starts_at": "2026-11-24T09:00:00Z",
                        "expires_at": "2026-12-01T09:00:00Z" } ] }\
                    """));
    assertThat(ended.status()).isZero();
  }

  /** One that is not configured is looked for in the list as well, which is empty here. */
  @ParameterizedTest
  @CsvSource({
    "400, address_refused, does not accept, 2",
    "401, token_refused, refuses the bot's API token, 2",
    "402, payment_required, wants to be paid first, 2",
    "404, not_configured, has no account, 4",
    "412, out_of_credits, run out of credits, 2",
    "596, sign_in_lost, lost its sign-in, 2",
  })
  void anAccountThatCannotBeReadSaysWhy(int code, String status, String sentence, int requests)
      throws IOException {
    String body = "{\"error\": \"nothing for people\", \"code\": %d}".formatted(code);
    for (int i = 0; i < requests; i++) {
      answer(code, body);
    }

    Ended forPeople = program().run("balance", "you@example.com");
    Ended forScripts = program().run("balance", "you@example.com", "--json");

    assertThat(forPeople.errors()).contains(sentence).doesNotContain("nothing for people");
    assertThat(forPeople.output()).isEmpty();
    assertThat(forPeople.status()).isEqualTo(1);
    assertThat(json(forScripts).path("status").asText()).isEqualTo(status);
    assertThat(json(forScripts).path("message").asText()).contains(sentence);
    assertThat(forScripts.status()).isEqualTo(1);
    assertThat(useApi.getRequestCount()).isEqualTo(requests);
  }

  @ParameterizedTest
  @ValueSource(strings = {"USEAPI_TOKEN", "USEAPI_TOKEN_FILE", "useapi.token"})
  void aRefusedTokenIsToldByWhatItWasSetBy(String setting) throws IOException {
    answer(401, "");
    ProgramUnderTest program =
        new ProgramUnderTest(directory).with("USEAPI_BASE_URL", useApi.url("/v1/kling").toString());
    switch (setting) {
      case "USEAPI_TOKEN" -> program.withToken();
      case "USEAPI_TOKEN_FILE" -> {
        Files.writeString(directory.resolve("token"), TOKEN);
        program.with(setting, "token");
      }
      default ->
          Files.writeString(
              directory.resolve("kling-balance-bot.yaml"),
              "useapi: {token: '%s'}".formatted(TOKEN));
    }

    assertThat(program.run("balance", "you@example.com").errors())
        .contains("Whoever runs the bot has to set a valid one (%s).".formatted(setting));
  }

  @Test
  void anAccountWithoutABalanceIsUnknownAndNotEmpty() throws IOException {
    answer(200, "{\"email\": \"you@example.com\", \"maxJobs\": 5}");
    answer(200, "{\"email\": \"you@example.com\", \"maxJobs\": 5}");

    Ended forPeople = program().run("balance", "you@example.com");
    Ended forScripts = program().run("balance", "you@example.com", "--json");

    assertThat(forPeople.output()).contains("does not say what is left").contains("5 jobs at once");
    assertThat(forPeople.status()).isEqualTo(1);
    assertThat(json(forScripts).path("status").asText()).isEqualTo("balance_unknown");
    assertThat(json(forScripts).has("left")).isFalse();
  }

  @Test
  void allAccountsAreShownAlthoughOneOfThemFails() throws IOException {
    String list = "{\"a@example.com\": {\"maxJobs\": 1}, \"b@example.com\": {}}";
    useApi.setDispatcher(
        new mockwebserver3.Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return switch (request.getTarget()) {
              case "/v1/kling/accounts" -> response(200, list);
              case "/v1/kling/accounts/a@example.com" -> response(200, VENDORS_BODY);
              default -> response(596, "{}");
            };
          }
        });

    Ended forPeople = program().run("balance");
    Ended forScripts = program().run("balance", "--json");

    assertThat(forPeople.output())
        .contains("560 credits left together on 1 of 2 accounts")
        .contains("a@example.com", "b@example.com  ");
    assertThat(forPeople.status()).isEqualTo(1);
    assertThat(json(forScripts).path("left").asInt()).isEqualTo(560);
    assertThat(json(forScripts).path("accounts")).hasSize(2);
  }

  @Test
  void anAccountThatMayNotBeShownIsNotAskedFor() {
    Ended ended =
        program().with("ACCOUNTS_SHOW", "*@elsewhere.org").run("balance", "a@example.com");

    assertThat(ended.errors()).contains("not among the accounts that may be shown");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(useApi.getRequestCount()).isZero();
  }

  @Test
  void forScriptsAnAccountThatMayNotBeShownHasAStatusOfItsOwn() throws Exception {
    Ended ended =
        program()
            .with("ACCOUNTS_SHOW", "*@elsewhere.org")
            .run("balance", "a@example.com", "--json", "--history", "7d");

    assertThat(json(ended))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {
                      "email": "a@example.com",
                      "status": "not_shown",
                      "message": "a@example.com is not among the accounts that may be shown here. Whoever runs the bot decides that in accounts.show."
                    }
                    """));
    assertThat(ended.status()).isEqualTo(1);
    assertThat(useApi.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "balance you",
        "balance a@example.com b@example.com",
        "balance --jso",
        "blance",
        ""
      })
  void wrongUsageSaysWhatIsWrong(String line) {
    Ended ended = program().run(line.split(" ", -1));

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors()).isNotBlank().doesNotContain("Exception", "\tat ");
    assertThat(useApi.getRequestCount()).isZero();
  }

  @Test
  void allMistakesInTheSettingsAreToldAtOnce() throws IOException {
    Files.writeString(
        directory.resolve("kling-balance-bot.yaml"),
        "usapi: {}\naccounts:\n  mask_in_channels: maybe\n");

    Ended ended = program().run("balance", "you@example.com");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors().lines())
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("line 1", "usapi", "useapi"))
        .anySatisfy(line -> assertThat(line).contains("line 3", "accounts.mask_in_channels"));
  }

  @Test
  void aMissingTokenSaysWhereToPutOne() {
    Ended ended = new ProgramUnderTest(directory).run("balance", "you@example.com");

    assertThat(ended.errors()).contains("USEAPI_TOKEN");
    assertThat(ended.status()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 401, 404, 418, 596})
  void theTokenStandsInNoOutputAtAnyLevelOfTheLog(int code) {
    String echo = "{\"error\": \"token %s is bad\", \"message\": \"Bearer %s\"}";
    answer(code, echo.formatted(TOKEN, TOKEN));
    answer(code, echo.formatted(TOKEN, TOKEN));
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    Ended ended;
    try (PrintStream captured = new PrintStream(log, true, StandardCharsets.UTF_8)) {
      System.setErr(captured);
      ended = program().with("LOG_LEVEL", "trace").run("balance", "you@example.com");
    } finally {
      System.setErr(before);
    }

    assertThat(log.toString(StandardCharsets.UTF_8) + ended.output() + ended.errors())
        .isNotEmpty()
        .doesNotContain(TOKEN)
        .doesNotContain("ThisTokenIsSecret");
  }

  @Test
  void theHistoryIsPrintedFromTheStoreWithTheAnswerOfJustNow() throws IOException {
    keep(Duration.ofDays(40), 999);
    keep(Duration.ofDays(2), 640);
    keep(Duration.ofHours(3), 600);
    answer(200, VENDORS_BODY);
    answer(200, VENDORS_BODY);

    Ended ended = program().run("balance", "you@example.com", "--history", "30 days");
    Ended later = program().run("balance", "you@example.com", "--history", "30 days");

    assertThat(ended.output())
        .contains("560 of 660 credits left (85 %)", "Credits left ▇")
        .contains(
            """
            Read           left  packages
            22 Nov, 10:42   640
            24 Nov, 07:42   600
            24 Nov, 10:42   560  plan 560
            As of 10:42 (live)
            """);
    assertThat(ended.errors()).isEmpty();
    assertThat(ended.status()).isZero();
    assertThat(later.output()).isEqualTo(ended.output());
  }

  @Test
  void whatTheBotHasRecordedSaysWhatToExpectAlsoToScripts() throws IOException {
    for (int days = 21; days > 0; days--) {
      keep(Duration.ofDays(days), 560 + 40 * days);
    }
    answer(200, VENDORS_BODY);
    answer(200, VENDORS_BODY);

    Ended forPeople = program().run("balance", "you@example.com");
    JsonNode forScripts = json(program().run("balance", "you@example.com", "--json"));

    assertThat(forPeople.output())
        .contains("Credits left ▇", "of it will expire unused on 1 Dec")
        .containsPattern("(Runs|May run) out |Lasts until ");
    assertThat(forScripts.path("expiring_unused").get(0).path("at").asText())
        .isEqualTo("2026-12-01T09:00:00Z");
    assertThat(forScripts.has("history")).isFalse();
  }

  @Test
  void scriptsGetTheHistoryInTheDocument() throws IOException {
    keep(Duration.ofDays(2), 640);
    answer(200, VENDORS_BODY);

    JsonNode history =
        json(program().run("balance", "you@example.com", "--json", "--history=7d")).path("history");

    assertThat(history.get(0))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"as_of\": \"2026-11-22T09:42:00Z\", \"left\": 640, \"packages\": []}"));
    assertThat(history.get(1).path("as_of").asText()).isEqualTo("2026-11-24T09:42:00Z");
    assertThat(history.get(1).path("packages").get(0).path("granted").asInt()).isEqualTo(660);
    assertThat(history).hasSize(2);
  }

  @Test
  void anAccountThatCannotBeReadStillHasItsHistory() {
    keep(Duration.ofDays(2), 640);
    answer(596, "{}");

    Ended ended = program().run("balance", "you@example.com", "--history", "1w");

    assertThat(ended.output()).contains("lost its sign-in", "22 Nov, 10:42   640");
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void withoutADatabaseItIsSaidThatThereIsNoneYetAndNoneIsMade() throws IOException {
    answer(200, VENDORS_BODY);
    answer(200, VENDORS_BODY);

    Ended forPeople = program().run("balance", "you@example.com", "--history", "30d");
    Ended forScripts = program().run("balance", "you@example.com", "--history", "30d", "--json");

    assertThat(forPeople.output()).contains("560 of 660 credits left");
    assertThat(forPeople.errors())
        .contains("There is no database", "kling-balance-bot.db", "made when the bot starts");
    assertThat(forPeople.status()).isEqualTo(1);
    assertThat(json(forScripts).path("left").asInt()).isEqualTo(560);
    assertThat(json(forScripts).has("history")).isFalse();
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "balance you@example.com --history 400d | from 1d to 365d | “400d”",
        "balance you@example.com --history soon | from 1d to 365d | “soon”",
        "balance --history 30d | --history is of one account | --history 30d",
      })
  void aWrongTimeIsAskedOfNobody(String line, String sentence, String typed) {
    Ended ended = program().run(line.split(" "));

    assertThat(ended.errors()).contains(sentence, typed);
    assertThat(ended.status()).isEqualTo(2);
    assertThat(useApi.getRequestCount()).isZero();
  }

  @Test
  void helpAndVersionAreThere() {
    assertThat(program().run("--help").output()).contains("balance", "demo", "Exit status");
    assertThat(program().run("balance", "--help").output()).contains("--json", "--settings");
    assertThat(program().run("--version").output()).startsWith("kling-balance-bot ");
  }

  private ProgramUnderTest program() {
    return new ProgramUnderTest(directory)
        .withToken()
        .with("USEAPI_BASE_URL", useApi.url("/v1/kling").toString());
  }

  private void keep(Duration ago, int credits) {
    Path file = directory.resolve("kling-balance-bot.db");
    try (Database database = ((Opened) Database.open(new SqliteFile(file))).database()) {
      database
          .history()
          .keep(
              new AccountEmail("you@example.com"),
              new RecordedReading(
                  ProgramUnderTest.NOW.minus(ago),
                  new Balance(Optional.of(Credits.of(credits)), List.of(), Optional.empty())));
    }
  }

  private void answer(int code, String body) {
    useApi.enqueue(response(code, body));
  }

  private static MockResponse response(int code, String body) {
    return new MockResponse.Builder().code(code).body(body).build();
  }

  private static JsonNode json(Ended ended) throws IOException {
    return new ObjectMapper().readTree(ended.output());
  }
}

package bot.klingbalance.cli;

import static bot.klingbalance.cli.ProgramUnderTest.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.cli.ProgramUnderTest.Ended;
import bot.klingbalance.database.Database;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.testing.Databases;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kling-balance-bot usage}, over real HTTP and a real file. */
class UsageSubcommandTest {
  private static final AccountEmail STUDIO = new AccountEmail("studio@example.com");
  private static final String SETTINGS =
      """
      clips:
        - { name: v3 pro clip, credits: 72, model: kling-v3-pro }
      accounts: { show: ['*@example.com'] }
      """;

  private final MockWebServer useApi = new MockWebServer();
  private final OneAccount upstream = new OneAccount();
  @TempDir private Path directory;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(directory.resolve("kling-balance-bot.yaml"), SETTINGS);
    useApi.setDispatcher(upstream);
    useApi.start();
  }

  @AfterEach
  void stop() {
    useApi.close();
  }

  @Test
  void whatWasSpentIsToldWithWhatItWasSpentOn() {
    spend100ADay();

    Ended ended = program().run("usage", "studio@example.com", "--days", "3");

    assertThat(ended.output())
        .isEqualTo(
            """
            Kling usage · studio@example.com · 3 days
            300 credits spent · about 100 a day
            Spent a day ▇▇▇
            model or endpoint  jobs  failed
            kling-v3-pro          6       3
            Failed: 3 too many at once (429).
            kling-v3-pro: 3 × 72 = 216 credits
            Estimated 216 of 300 spent; 84 not explained.
            Days in Europe/Berlin; jobs by days in UTC, up to 15 minutes late
            """);
    assertThat(ended.status()).isZero();
  }

  @Test
  void daysThatAreOverAreAskedForOnce() {
    spend100ADay();

    Ended first = program().run("usage", "--days", "3");
    Ended second = program().run("usage", "--days", "3");

    assertThat(second.output()).isEqualTo(first.output());
    assertThat(upstream.daysAsked)
        .containsExactly("2026-11-24", "2026-11-23", "2026-11-22", "2026-11-24");
  }

  @Test
  void whatIsLeftJustNowIsReadAndKeptAndIsPartOfWhatWasSpent() {
    spend100ADay();
    upstream.left = 3_650;

    Ended one = program().run("usage", "studio@example.com", "--days", "3");
    Ended all = program().run("usage", "--days", "3");

    assertThat(one.output()).contains("450 credits spent · about 150 a day");
    assertThat(all.output()).contains("450 credits spent · about 150 a day");
    assertThat(one.status()).isZero();
    assertThat(upstream.accountsAsked).containsExactly(STUDIO.value(), STUDIO.value());
    try (Database database = database()) {
      List<RecordedReading> kept = database.history().of(STUDIO, NOW);
      assertThat(kept).hasSize(1);
      assertThat(kept.get(0).balance().left()).contains(Credits.of(3_650));
    }
  }

  @Test
  void anAccountThatCannotBeReadNowIsToldBesideWhatIsKnown() throws IOException {
    spend100ADay();
    upstream.accountStatus = 596;

    Ended people = program().run("usage", "studio@example.com", "--days", "3");
    Ended scripts = program().run("usage", "--days", "3", "--json");

    assertThat(people.output()).contains("300 credits spent");
    assertThat(people.errors())
        .isEqualTo(
            "studio@example.com cannot be read now (sign-in lost): what was spent since the last"
                + " reading is not known.\n");
    assertThat(people.status()).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(scripts.output()).path("spent").asInt()).isEqualTo(300);
    assertThat(scripts.status()).isEqualTo(1);
  }

  @Test
  void readingsThatCannotBeReadAreToldOnceAndTheJobsAreShown() {
    spend100ADay();
    upstream.beforeAnAnswer =
        () -> {
          try {
            Files.deleteIfExists(directory.resolve("kling-balance-bot.db"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };

    Ended ended = program().run("usage", "studio@example.com");

    assertThat(ended.errors()).hasLineCount(1).contains("was deleted or replaced");
    assertThat(ended.output())
        .contains("What was spent cannot be said now: the recorded readings cannot be read.")
        .contains("kling-v3-pro         14       7")
        .doesNotContain("no readings yet");
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void everyFieldForScriptsStandsInTheReadmeAndTheOtherWayRound() throws IOException {
    spend100ADay();

    Ended ended = program().run("usage", "--days", "2", "--json");

    JsonNode json = new ObjectMapper().readTree(ended.output());
    assertThat(json.path("spent").decimalValue()).isEqualByComparingTo("200");
    assertThat(json.path("days")).hasSize(2);
    assertThat(json.path("days").get(0).path("date").asText()).isEqualTo("2026-11-23");
    assertThat(json.path("statistics").path("not_explained").decimalValue())
        .isEqualByComparingTo("56");
    assertThat(json.path("accounts").get(0).path("email").asText()).isEqualTo(STUDIO.value());
    Set<String> told = names(json, new TreeSet<>());
    upstream.statisticsStatus = 401;
    told.addAll(names(json("usage", "studio@example.com", "--json"), new TreeSet<>()));
    told.addAll(names(json("usage", "boss@elsewhere.example", "--json"), new TreeSet<>()));
    expireInAGap();
    told.addAll(names(jsonAfterAGap(), new TreeSet<>()));
    assertThat(told).containsExactlyInAnyOrderElementsOf(fieldsOfTheReadme());
    assertThat(ended.status()).isZero();
  }

  @Test
  void statisticsThatCannotBeReadLeaveTheirPartOut() throws IOException {
    spend100ADay();
    upstream.statisticsStatus = 401;

    Ended people = program().run("usage", "studio@example.com");
    JsonNode scripts =
        new ObjectMapper()
            .readTree(program().run("usage", "studio@example.com", "--json").output());

    assertThat(people.output())
        .contains("700 credits spent")
        .contains("What the jobs were is left out: API token refused.");
    assertThat(people.status()).isZero();
    assertThat(scripts.path("statistics").isNull()).isTrue();
    assertThat(scripts.path("statistics_missing").asText()).isEqualTo("token_refused");
  }

  @Test
  void withoutADatabaseTheTrueReasonIsSaid() {
    Ended ended = program().run("usage", "studio@example.com");

    assertThat(ended.errors()).contains("it is made when the bot starts");
    assertThat(ended.output())
        .contains("What was spent is not known: there are no recorded readings yet.")
        .doesNotContain("now and then", "cannot be read");
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void scriptsReadTheTrueReasonToo() throws IOException {
    JsonNode json = json("usage", "studio@example.com", "--json");

    assertThat(json.path("message").asText())
        .startsWith("There is no database of the bot at ")
        .contains("it is made when the bot starts");
  }

  @Test
  void scriptsReadWhatIsWrongWithTheTokenBeforeWhatIsMissingHere() throws IOException {
    upstream.accountStatus = 401;
    upstream.statisticsStatus = 401;

    JsonNode json = json("usage", "studio@example.com", "--json");

    assertThat(json.path("message").asText())
        .startsWith("useapi.net refuses the bot's API token. Whoever runs the bot has to set a")
        .contains("(USEAPI_TOKEN). There is no database of the bot at ");
  }

  @Test
  void scriptsReadWhatIsWrongWhereOnlyTheLastReadingIsMissing() throws IOException {
    spend100ADay();
    upstream.accountStatus = 401;

    JsonNode one = json("usage", "studio@example.com", "--json");
    upstream.list = "{ \"studio@example.com\": {}, \"b@example.com\": {} }";
    JsonNode all = json("usage", "--json");

    assertThat(one.path("spent").asInt()).isEqualTo(700);
    assertThat(one.path("message").asText())
        .startsWith("useapi.net refuses the bot's API token.")
        .endsWith("(USEAPI_TOKEN).");
    assertThat(all.path("message").asText())
        .isEqualTo(
            "2 of 2 accounts cannot be read now (API token refused): what was spent since the last"
                + " reading is not known.");
  }

  @Test
  void whatIsKeptForTheFirstTimeIsOneReadingOnly() {
    database().close();

    Ended ended = program().run("usage", "studio@example.com");

    assertThat(ended.output())
        .contains("What is left was read only once since ")
        .contains("Ask with kling-balance-bot balance studio@example.com now and then");
    assertThat(ended.errors()).isEmpty();
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void anAccountThatMayNotBeShownIsRefusedAndNobodyIsAsked() {
    Ended people = program().run("usage", "boss@elsewhere.example");
    Ended scripts = program().run("usage", "boss@elsewhere.example", "--json");

    assertThat(people.errors())
        .startsWith("Kling usage\n")
        .contains("is not among the accounts that may be shown here");
    assertThat(people.status()).isEqualTo(1);
    assertThat(scripts.output()).contains("is not among the accounts that may be shown here");
    assertThat(scripts.status()).isEqualTo(1);
    assertThat(useApi.getRequestCount()).isZero();
  }

  @Test
  void daysThatMakeNoSenseAreAnsweredWithDays() {
    for (String days : List.of("0", "x", "91", "-3")) {
      Ended ended = program().run("usage", "--days=" + days);

      assertThat(ended.errors())
          .isEqualTo(
              "--days takes from 1d to 90d, such as 7, 30d or 8w, not “%s”.\n".formatted(days));
      assertThat(ended.status()).isEqualTo(2);
    }
  }

  @Test
  void wrongUsageEndsWithTwo() {
    assertThat(program().run("usage", "studio").status()).isEqualTo(2);
    assertThat(program().run("usage", "--days", "91").status()).isEqualTo(2);
    assertThat(program().run("usage", "a@example.com", "b@example.com").status()).isEqualTo(2);
    assertThat(useApi.getRequestCount()).isZero();
  }

  @Test
  void whatIsNotUnderstoodIsAnsweredWithWhatIsTypedAtAShell() {
    Ended ended = program().run("usage", "studio");

    assertThat(ended.output()).isEmpty();
    assertThat(ended.errors())
        .contains("kling-balance-bot usage studio@example.com for one account")
        .contains("kling-balance-bot usage --days 30d for all of them")
        .doesNotContain("/kling-");
  }

  @Test
  void whatMayHaveBeenSpentBeforeItExpiredIsToldAsTheMost() throws IOException {
    expireInAGap();

    JsonNode json = jsonAfterAGap();

    assertThat(json.path("expired_at_most").decimalValue()).isEqualByComparingTo("300");
    assertThat(json.has("expired")).isFalse();
    assertThat(json.path("accounts").get(0).path("expired_at_most").asInt()).isEqualTo(300);
    assertThat(json.path("days").findValues("expired_at_most")).hasSize(1);
    assertThat(json.path("days").findValues("expired")).isNotEmpty();
  }

  /** The same request is made again by itself, for whoever asks. */
  @Test
  void aListThatCannotBeReadIsAskedForNoMoreOftenThanForABalance() {
    upstream.list = "<html>";
    program().run("balance");
    int forBalance = useApi.getRequestCount();

    Ended ended = program().run("usage");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.errors()).contains("gave an answer that the bot cannot use");
    assertThat(useApi.getRequestCount() - forBalance).isEqualTo(forBalance);
  }

  /** Nobody looked from ten days ago to yesterday, and a package expired meanwhile. */
  private void expireInAGap() {
    CreditPackage expiring =
        new CreditPackage(
            Optional.of("plan"),
            Optional.of(Credits.of(300)),
            Optional.of(Credits.of(300)),
            Optional.empty(),
            Optional.of(NOW.minus(Duration.ofDays(4))));
    Balance before = new Balance(Optional.of(Credits.of(300)), List.of(expiring), Optional.empty());
    try (Database database = database("gap.db")) {
      database
          .history()
          .keep(
              Map.of(
                  STUDIO,
                  List.of(
                      new RecordedReading(NOW.minus(Duration.ofDays(10)), before),
                      new RecordedReading(NOW.minus(Duration.ofDays(1)), left(0)))));
    }
  }

  private JsonNode jsonAfterAGap() throws IOException {
    Ended ended =
        program().with("DATABASE_URL", "jdbc:sqlite:gap.db").run("usage", "--days", "7", "--json");
    return new ObjectMapper().readTree(ended.output());
  }

  private void spend100ADay() {
    List<RecordedReading> readings =
        IntStream.rangeClosed(0, 12 * 24)
            .mapToObj(
                hours ->
                    new RecordedReading(
                        NOW.minus(Duration.ofHours(12 * 24 - hours)),
                        left(5_000 - 100 * days(hours))))
            .toList();
    try (Database database = database()) {
      database.history().keep(Map.of(STUDIO, readings));
    }
  }

  private Database database() {
    return database("kling-balance-bot.db");
  }

  private Database database(String file) {
    return Databases.opened(Databases.address("jdbc:sqlite:" + directory.resolve(file)));
  }

  private JsonNode json(String... arguments) throws IOException {
    return new ObjectMapper().readTree(program().run(arguments).output());
  }

  /** Everything goes at nine in the morning, UTC. */
  private static int days(int hours) {
    return (hours + 9) / 24;
  }

  private static Balance left(long credits) {
    return new Balance(Optional.of(Credits.of(credits)), List.of(), Optional.empty());
  }

  private static Set<String> names(JsonNode json, Set<String> names) {
    json.fieldNames().forEachRemaining(names::add);
    json.forEach(each -> names(each, names));
    return names;
  }

  private static Set<String> fieldsOfTheReadme() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    String table = readme.substring(readme.indexOf("| field of `usage --json` |"));
    return Pattern.compile("`([a-z_]+)(?:\\[])?`")
        .matcher(table.substring(0, table.indexOf("\n\n")).replace("`null`", ""))
        .results()
        .map(each -> each.group(1))
        .filter(each -> !Set.of("not_yet", "status", "clips").contains(each))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private ProgramUnderTest program() {
    return new ProgramUnderTest(directory)
        .with("USEAPI_TOKEN", ProgramUnderTest.TOKEN)
        .with("USEAPI_BASE_URL", useApi.url("/v1/kling").toString());
  }

  /** useapi.net with an account, and the same two jobs every day. */
  private static final class OneAccount extends Dispatcher {
    private static final String DAY =
        """
        {"bot":"kling","total":2,"data":[
          {"config":"studio@example.com","model":"kling-v3-pro","code":200},
          {"config":"studio@example.com","model":"kling-v3-pro","code":429}]}
        """;

    private final List<String> accountsAsked = new CopyOnWriteArrayList<>();
    private final List<String> daysAsked = new CopyOnWriteArrayList<>();
    private volatile Runnable beforeAnAnswer = () -> {};
    private volatile String list = "{ \"studio@example.com\": {} }";
    private volatile int accountStatus = 200;
    private volatile int statisticsStatus = 200;
    private volatile int left = 3_800;

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      beforeAnAnswer.run();
      String target = String.valueOf(request.getTarget());
      if (target.endsWith("/accounts")) {
        return json(200, list);
      }
      if (target.contains("/accounts/")) {
        accountsAsked.add(target.substring(target.lastIndexOf('/') + 1));
        return json(accountStatus, "{ \"balance\": { \"total\": %d } }".formatted(100 * left));
      }
      daysAsked.add(target.substring(target.indexOf("date=") + 5));
      return json(statisticsStatus, statisticsStatus == 200 ? DAY : "{\"error\":\"no\"}");
    }

    private static MockResponse json(int status, String body) {
      return new MockResponse(status, Headers.of("Content-Type", "application/json"), body);
    }
  }
}

package bot.klingbalance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.download.FreePort;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.testing.LongStory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The real program as whoever runs it sees it: by its metrics and its log. */
@LongStory
class OperatorStoryTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-24");
  private static final Instant NOON_BEFORE = Instant.parse("2026-11-23T11:00:00Z");
  private static final Instant JUST_BEFORE_NINE = Instant.parse("2026-11-24T07:59:59Z");
  private static final AccountEmail ACCOUNT = new AccountEmail(UseApiStandIn.ACCOUNT);
  private static final Duration STEP = Duration.ofSeconds(5);
  private static final int MOST_LOOKS = 60;

  private final HttpClient prometheus = HttpClient.newHttpClient();
  private int port;
  @TempDir private Path folder;

  @BeforeEach
  void findPort() throws IOException {
    port = FreePort.find();
  }

  @Test
  void whatTheDashboardAndTheAlertsAskForIsServedAndIsThereAgainAfterARestart() throws Exception {
    try (World world = new World(folder, NOON_BEFORE, List.of(World.SLACK, World.DISCORD))) {
      world.slack.hasUser("U0MEMBER", "{\"id\":\"U0MEMBER\",\"team_id\":\"T0TEAM\"}");
      world.takesInItsSettings();
      spendsTenCreditsADay(world);
      world.clock.moveTo(JUST_BEFORE_NINE);
      world.slack.hasChannelWithoutTheBot(FakeSlack.CHANNEL);
      world.startsWith("HEALTH_PORT", Integer.toString(port));
      world.startsWith("LOG_FORMAT", "json");
      world.setsToo("metrics: { accounts: masked }");
      try (BotProcess bot = world.startBot()) {
        world.awaitConnected();
        Ledger ledger = Ledger.of(world.database());
        world.await(() -> ledger.allAreSettledOn(DAY, 2), bot);
        asksOnSlack(world);

        Served served = await(world, bot, each -> each.has("kling_account_credits"));

        asked().forEach(each -> assertThat(each.missing(served)).as(each.query()).isEmpty());
        assertThat(asked().stream().mapToLong(each -> Served.selectors(each.query())).sum())
            .isGreaterThan(25);
        assertThat(served.of("kling_warnings_total", "reason")).containsKey("not_in_channel");
        assertThat(served.of("kling_set_aside_warnings", "platform"))
            .isEqualTo(Map.of("slack", 1.0, "discord", 0.0));
        assertThat(served.of("kling_watches", "state"))
            .isEqualTo(Map.of("active", 2.0, "paused", 0.0));
        assertThat(served.of("kling_account_credits", "account"))
            .isEqualTo(Map.of(ACCOUNT.masked(), 42.0));
        assertThat(served.of("kling_accounts", "state"))
            .containsEntry("low", 1.0)
            .containsEntry("broken", 0.0)
            .containsEntry("ok", 0.0);
        assertThat(events(bot))
            .contains("start", "delivery delivered", "delivery set_aside not_in_channel");
      }

      world.startsWith("USEAPI_BASE_URL", "http://127.0.0.1:9/v1/kling");
      world.setsToo("accounts: { show: [\"*@example.com\"] }");
      try (BotProcess bot = world.startBot()) {
        Served served =
            await(
                world,
                bot,
                each -> each.has("kling_oldest_check_age_seconds") && each.has("kling_accounts"));

        assertThat(age(served, "kling_newest_reading_age_seconds")).isLessThan(3_600);
        assertThat(age(served, "kling_last_check_age_seconds")).isLessThan(3_600);
        assertThat(age(served, "kling_oldest_check_age_seconds")).isLessThan(3_600);
        assertThat(served.of("kling_accounts", "state")).containsEntry("low", 1.0);
        assertThat(served.of("kling_account_credits", "account"))
            .isEqualTo(Map.of(ACCOUNT.masked(), 42.0));
      }
    }
  }

  @Test
  void noAccountIsNamedUnlessTheSettingsWantIt() throws Exception {
    try (World world = new World(folder, JUST_BEFORE_NINE, List.of(World.SLACK))) {
      world.hasNoDiscord();
      world.takesInItsSettings();
      spendsTenCreditsADay(world);
      world.startsWith("HEALTH_PORT", Integer.toString(port));
      try (BotProcess bot = world.startBot()) {
        world.awaitConnected();

        Served served =
            await(
                world,
                bot,
                each ->
                    each.of("kling_accounts", "state").entrySet().stream()
                        .anyMatch(
                            state -> !state.getKey().equals("unread") && state.getValue() > 0));

        assertThat(served.samples())
            .noneMatch(each -> each.name().startsWith("kling_account_"))
            .noneMatch(each -> each.labels().containsKey("account"));
      }
    }
  }

  /** A query of the dashboard or of an alert, and the words that name its labels. */
  private record Asked(String query, String words) {
    Set<String> missing(Served served) {
      return served.missing(query, words);
    }
  }

  private static List<Asked> asked() throws IOException {
    List<Asked> all = new ArrayList<>();
    JsonNode dashboard =
        new ObjectMapper().readTree(Files.readString(Path.of("grafana-dashboard.json")));
    for (JsonNode target :
        dashboard.findValues("targets").stream().flatMap(OperatorStoryTest::each).toList()) {
      all.add(new Asked(target.path("expr").asText(), target.path("legendFormat").asText()));
    }
    for (JsonNode variable : dashboard.at("/templating/list")) {
      all.add(new Asked(variable.path("query").asText(), ""));
    }
    Map<?, ?> rules =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("prometheus-rules.yaml")));
    for (Object group : (List<?>) rules.get("groups")) {
      for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
        Map<?, ?> alert = (Map<?, ?>) rule;
        all.add(new Asked((String) alert.get("expr"), alert.get("annotations").toString()));
      }
    }
    return all;
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** Three weeks of it, so that there is something to expect. */
  private static void spendsTenCreditsADay(World world) {
    Database database =
        Database.open(
                DatabaseAddress.of(Secret.of("jdbc:sqlite:" + world.database())).orElseThrow())
            .match(
                opened -> opened,
                refused -> {
                  throw new AssertionError(refused);
                },
                unavailable -> {
                  throw new AssertionError(unavailable);
                });
    try (database) {
      List<RecordedReading> readings = new ArrayList<>();
      int hours = 21 * 24;
      for (int hour = hours; hour > 0; hour--) {
        Credits left = new Credits(4_200 + hour * 1_000L / 24);
        readings.add(
            new RecordedReading(
                JUST_BEFORE_NINE.minus(Duration.ofHours(hour)),
                new Balance(Optional.of(left), List.of(), Optional.empty())));
      }
      database.history().keep(Map.of(ACCOUNT, readings));
    }
  }

  private static void asksOnSlack(World world) throws Exception {
    JsonObject command = new JsonObject();
    Map.of(
            "command",
            "/kling-watch",
            "text",
            "list",
            "user_id",
            "U0MEMBER",
            "user_name",
            "anna",
            "channel_id",
            FakeSlack.CHANNEL,
            "team_id",
            FakeSlack.TEAM,
            "trigger_id",
            world.slack.newTriggerId(),
            "response_url",
            world.slack.newResponseUrl())
        .forEach(command::addProperty);
    JsonObject atOnce = world.slack.socketMode().deliver("slash_commands", command).payload();
    assertThat((atOnce.size() == 0 ? world.slack.nextAnswer() : atOnce).toString())
        .contains("Not delivered");
  }

  private Served await(World world, BotProcess bot, Predicate<Served> wanted) throws Exception {
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      Optional<Served> served = scrape();
      if (served.filter(wanted).isPresent()) {
        return served.get();
      }
      bot.awaitDeath(Duration.ofMillis(500));
      world.move(STEP, bot);
    }
    throw new AssertionError(
        "it is not served: %s%n%s".formatted(scrape().map(Served::samples), bot.lastWords()));
  }

  /** Nothing before the port is open. */
  private Optional<Served> scrape() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(port))).build();
    try {
      return Optional.of(Served.of(prometheus.send(request, BodyHandlers.ofString()).body()));
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }

  private static double age(Served served, String name) {
    return served.of(name, "").getOrDefault("", Double.MAX_VALUE);
  }

  private static List<String> events(BotProcess bot) {
    List<String> events = new ArrayList<>();
    for (String line : bot.lastWords().lines().filter(each -> each.startsWith("{")).toList()) {
      JsonNode fields = parsed(line);
      if (fields.has("event")) {
        events.add(
            "%s %s %s"
                .formatted(
                    fields.path("event").asText(),
                    fields.path("outcome").asText(),
                    fields.path("reason").asText())
                .strip());
      }
    }
    return events;
  }

  private static JsonNode parsed(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException unreadable) {
      throw new AssertionError(line, unreadable);
    }
  }
}

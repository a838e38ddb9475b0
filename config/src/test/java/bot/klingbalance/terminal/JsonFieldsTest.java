package bot.klingbalance.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.account.reading.AccountsOverview;
import bot.klingbalance.command.plan.PlanAnswer;
import bot.klingbalance.command.plan.PlanAnswer.Reading;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Lasts;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.forecast.Outlook.RunsOut;
import bot.klingbalance.forecast.Risk;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.plan.PlanAccount;
import bot.klingbalance.plan.Planner;
import bot.klingbalance.plan.RenderJob;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What scripts read: the README names each field and no other. */
class JsonFieldsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:42:00.123456Z");
  private static final AccountEmail STUDIO = new AccountEmail("studio@example.com");
  private static final Outlook RUNS_OUT =
      new RunsOut(
          NOW.plusSeconds(86_400),
          NOW.plusSeconds(3_600),
          Optional.of(NOW.plusSeconds(172_800)),
          new Risk(Optional.of(NOW.plusSeconds(7_200)), OptionalDouble.of(0.333)),
          new Projection(
              Credits.of(40),
              List.of(
                  new Moment(NOW.plusSeconds(7_200), new Credits(11_050)),
                  new Moment(NOW.plusSeconds(9_000), new Credits(50))),
              List.of(),
              Optional.empty(),
              Optional.empty()));

  @Test
  void aBalanceIsToldWithWhatIsExpectedInWholeCreditsAndSeconds() {
    JsonNode json = BalanceJson.of(studio(), Optional.of(RUNS_OUT), Optional.empty(), NOW);

    assertThat(json.path("runs_out_at").asText()).isEqualTo("2026-11-25T09:42:00Z");
    assertThat(json.path("runs_out_earliest_at").asText()).isEqualTo("2026-11-24T10:42:00Z");
    assertThat(json.path("runs_out_latest_at").asText()).isEqualTo("2026-11-26T09:42:00Z");
    assertThat(json.path("lasts_until_grant_chance").asDouble()).isEqualTo(0.33);
    assertThat(json.path("expiring_unused")).hasSize(1);
    assertThat(json.path("expiring_unused").get(0).path("at").asText())
        .isEqualTo("2026-11-24T11:42:00Z");
    assertThat(json.path("expiring_unused").get(0).path("credits").asInt()).isEqualTo(110);
    assertThat(json.path("listed_error").asText()).isEqualTo("Login failed");
    assertThat(texts(json)).noneMatch(text -> text.matches("\\d{4}-.*\\.\\d+Z"));
  }

  @Test
  void whatLastsHasNoEndAndWhatIsNotKnownNoField() {
    Outlook lasts =
        new Lasts(
            NOW,
            Optional.of(NOW),
            new Risk(Optional.empty(), OptionalDouble.of(0.8)),
            new Projection(
                Credits.of(1), List.of(), List.of(), Optional.empty(), Optional.empty()));

    JsonNode json = BalanceJson.of(studio(), Optional.of(lasts), Optional.empty(), NOW);
    JsonNode unknown = BalanceJson.of(studio(), Optional.empty(), Optional.empty(), NOW);

    assertThat(json.has("runs_out_at")).isFalse();
    assertThat(json.has("runs_out_earliest_at")).isTrue();
    assertThat(json.path("lasts_until_grant_chance").asDouble()).isEqualTo(0.8);
    assertThat(json.path("expiring_unused").isArray()).isTrue();
    assertThat(names(unknown)).doesNotContain("runs_out_earliest_at", "expiring_unused");
  }

  @Test
  void eachFieldOfABalanceStandsInTheReadmeAndNoOther() throws IOException {
    RecordedReading reading = RecordedReading.of(studio());
    Failure failure = new Failure(Reason.SLOW_DOWN, Optional.of(NOW));
    Set<String> told =
        names(
            BalanceJson.of(studio(), Optional.of(RUNS_OUT), Optional.of(List.of(reading)), NOW),
            BalanceJson.of(
                new AccountLookup.Failed(STUDIO, failure), Optional.empty(), Optional.empty(), NOW),
            BalanceJson.of(new AccountsOverview.Accounts(List.of(studio()), NOW), Map.of(), NOW));

    assertThat(told).isEqualTo(fields("balance", Reason.values()));
  }

  @Test
  void eachFieldOfAPlanStandsInTheReadmeAndNoOther() throws IOException {
    Set<String> told =
        names(
            PlanJson.of(plan(1), NOW),
            PlanJson.of(plan(20), NOW),
            PlanJson.unanswered(
                ChatMessage.sentence(Tone.NOTICE, Text.of("Plan"), Text.of("No account.")),
                Optional.of(NOW)));

    assertThat(told).isEqualTo(fields("plan"));
  }

  private static PlanAnswer plan(int clips) {
    RenderJob job = new RenderJob(clips, new Clip("v3 pro clip", Credits.of(72), Optional.empty()));
    PlanAccount account = PlanAccount.of(studio(), Optional.of(RUNS_OUT), NOW).orElseThrow();
    return new PlanAnswer(
        Planner.plan(job, List.of(account), List.of(new Pack(Credits.of(660), "$10"))),
        Optional.of(RUNS_OUT),
        Optional.of(RUNS_OUT),
        List.of(
            AccountStatus.of(new AccountLookup.Failed(STUDIO, Failure.of(Reason.SIGN_IN_LOST)))),
        new Reading(Optional.of(NOW), false, false, Optional.empty()));
  }

  private static Found studio() {
    CreditPackage plan =
        new CreditPackage(
            Optional.of("plan"),
            Optional.of(Credits.of(660)),
            Optional.of(Credits.of(560)),
            Optional.of(NOW.minusSeconds(60)),
            Optional.of(NOW.plusSeconds(600_000)));
    KlingAccount account =
        new KlingAccount(
            STUDIO,
            new Balance(Optional.empty(), List.of(plan), Optional.of(NOW.plusSeconds(800_000))),
            Optional.of(NOW.plusSeconds(900_000)),
            OptionalInt.of(5),
            Optional.empty());
    return new Found(account.withListedError("Login failed"), NOW);
  }

  /** Those that the README's table names, without the words that are values of {@code status}. */
  private static Set<String> fields(String subcommand, Reason... reasons) throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    String table = readme.substring(readme.indexOf("| field of `" + subcommand + " --json` |"));
    Set<String> values =
        Stream.concat(
                Stream.of(reasons).map(reason -> reason.name().toLowerCase(Locale.ROOT)),
                Stream.of(
                    "found", "balance_unknown", "not_shown", "jobs_fail", "unanswered", "balance"))
            .collect(Collectors.toSet());
    return Pattern.compile("`([a-z_]+)(?:\\[])?`")
        .matcher(table.substring(0, table.indexOf("\n\n")))
        .results()
        .map(each -> each.group(1))
        .filter(each -> !values.contains(each))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(JsonNode... documents) {
    Set<String> names = new TreeSet<>();
    for (JsonNode each : documents) {
      each.fieldNames().forEachRemaining(names::add);
      each.forEach(inner -> names.addAll(names(inner)));
    }
    return names;
  }

  private static List<String> texts(JsonNode json) {
    return json.isTextual()
        ? List.of(json.asText())
        : Stream.iterate(0, i -> i < json.size(), i -> i + 1)
            .flatMap(i -> texts(elements(json).get(i)).stream())
            .toList();
  }

  private static List<JsonNode> elements(JsonNode json) {
    List<JsonNode> elements = new ArrayList<>();
    json.forEach(elements::add);
    return elements;
  }
}

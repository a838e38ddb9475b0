package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.slack.BotOnSlack.Acknowledgement;
import bot.klingbalance.slack.standin.ModalRules;
import bot.klingbalance.slack.standin.SignedPost;
import bot.klingbalance.testing.LogLines;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From /kling-watch add with nothing behind it to the answer. */
final class FormHandlersTest {
  private static final Map<String, String> ALL = Map.of("accounts", "all");

  private BotOnSlack bot;

  @BeforeEach
  void open() throws Exception {
    bot = BotOnSlack.withHttp();
  }

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void whatIsFilledInIsAskedForAsIfItWereTyped() throws Exception {
    JsonObject form = bot.isGivenTheForm(BotOnSlack.MEMBER);

    Acknowledgement acknowledgement =
        bot.sendsOff(
            BotOnSlack.MEMBER,
            form,
            Map.of(
                "accounts", "all studio@example.com",
                "below", "10 %",
                "at", "08:30",
                "in", "Europe/Berlin"));

    assertThat(acknowledgement.status()).isEqualTo(200);
    assertThat(acknowledgement.body()).isEmpty();
    JsonObject answer = bot.slack.nextAnswer();
    assertThat(answer.get("response_type").getAsString()).isEqualTo("ephemeral");
    assertThat(answer.get("text").getAsString())
        .contains(
            "anna in slack:C0CHANNEL, asked:"
                + " add all studio@example.com below 10 % at 08:30 in Europe/Berlin");
  }

  @Test
  void watchHereOpensTheFormWithTheAccountsOfTheBalanceInIt() throws Exception {
    bot.isGivenTheForm(BotOnSlack.MEMBER);

    bot.send(
        SignedPost.form(Map.of("payload", bot.press(BotOnSlack.MEMBER, "watch:all").toString())));

    JsonObject form = bot.slack.modals().next();
    JsonObject accounts =
        form.getAsJsonArray("blocks").get(0).getAsJsonObject().getAsJsonObject("element");
    assertThat(accounts.getAsJsonArray("initial_options"))
        .singleElement()
        .satisfies(
            chosen ->
                assertThat(chosen.getAsJsonObject().get("value").getAsString()).isEqualTo("all"));
    bot.sendsOff(BotOnSlack.MEMBER, form, Map.of("accounts", "all", "on", "mon-fri"));
    assertThat(bot.slack.nextAnswer().get("text").getAsString())
        .endsWith("asked: add all on mon-fri");
  }

  @Test
  void whatIsLeftEmptyIsNotAskedFor() throws Exception {
    JsonObject form = bot.isGivenTheForm(BotOnSlack.MEMBER);

    bot.sendsOff(BotOnSlack.MEMBER, form, Map.of("accounts", "studio@example.com"));

    assertThat(bot.slack.nextAnswer().get("text").getAsString())
        .endsWith("asked: add studio@example.com");
  }

  @Test
  void onlyAccountsThatMayBeShownCanBeChosen() throws Exception {
    bot.accounts.has("boss@elsewhere.example", 1);

    assertThat(bot.isGivenTheForm(BotOnSlack.MEMBER).toString())
        .contains("studio@example.com")
        .doesNotContain("elsewhere");
  }

  @Test
  void accountsAreTypedWhileNobodyKnowsWhichThereAre() throws Exception {
    bot.accounts.listsNone();
    JsonObject form = bot.isGivenTheForm(BotOnSlack.MEMBER);

    JsonObject response =
        bot.sendsOff(BotOnSlack.MEMBER, form, Map.of("accounts", "studio at example")).json();
    assertThat(response.getAsJsonObject("errors").get("accounts").getAsString())
        .isEqualTo("“studio” is neither all nor an e-mail address.");

    bot.sendsOff(BotOnSlack.MEMBER, form, Map.of("accounts", "a@example.com, b@example.com"));
    assertThat(bot.slack.nextAnswer().get("text").getAsString())
        .endsWith("asked: add a@example.com, b@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"add", " ADD ", "\u00a0add"})
  void theFormOpensHoweverAddIsTyped(String text) throws Exception {
    bot.send(SignedPost.form(bot.watch(BotOnSlack.MEMBER, text)));

    assertThat(bot.slack.modals().next().get("callback_id").getAsString())
        .isEqualTo("kling-watch-add");
    assertThat(bot.slack.calls("response_url")).isEmpty();
  }

  @Test
  void whereTheAskerIsStandsInTheForm() throws Exception {
    bot.slack.hasUser("U1", "{\"tz\":\"America/Los_Angeles\"}");

    assertThat(bot.isGivenTheForm("U1").toString()).contains("America/Los_Angeles");
    bot.sendsOff("U1", bot.isGivenTheForm("U1"), ALL);
    assertThat(bot.slack.nextAnswer().get("text").getAsString())
        .contains("anna of America/Los_Angeles in slack:");
  }

  @Test
  void mistakesStandAtTheirFieldsAndTheFormStaysOpen() throws Exception {
    JsonObject form = bot.isGivenTheForm(BotOnSlack.MEMBER);

    JsonObject response =
        bot.sendsOff(BotOnSlack.MEMBER, form, Map.of("accounts", "all", "below", "much")).json();

    assertThat(response.get("response_action").getAsString()).isEqualTo("errors");
    assertThat(response.getAsJsonObject("errors").keySet()).containsExactly("below");
    assertThat(response.getAsJsonObject("errors").get("below").getAsString())
        .contains("an amount of credits such as 500")
        .endsWith("“much” is none.");

    bot.sendsOff(BotOnSlack.MEMBER, form, Map.of("accounts", "all", "below", "500"));
    assertThat(bot.slack.nextAnswer().get("text").getAsString())
        .endsWith("asked: add all below 500");
    assertThat(bot.slack.calls("response_url")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("bot.klingbalance.testing.WrongInput#ofFields")
  void whateverIsTypedThatCannotBeDoneIsSaidAtItsField(String field, String typed)
      throws Exception {
    JsonObject form = bot.isGivenTheForm(BotOnSlack.MEMBER);
    Map<String, String> values = new HashMap<>(ALL);
    values.put(field, typed);

    Acknowledgement response = bot.sendsOff(BotOnSlack.MEMBER, form, values);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().get("response_action").getAsString()).isEqualTo("errors");
    JsonObject errors = response.json().getAsJsonObject("errors");
    assertThat(errors.keySet()).containsExactly(field);
    assertThat(errors.get(field).getAsString())
        .isNotBlank()
        .hasSizeLessThan(300)
        .doesNotContain("\n", "failed");
    assertThat(bot.slack.calls("response_url")).isEmpty();
  }

  @Test
  void aFormThatIsDeliveredTwiceIsAskedForOnce() throws Exception {
    JsonObject form = bot.isGivenTheForm(BotOnSlack.MEMBER);
    String body =
        SignedPost.form(Map.of("payload", bot.submission(BotOnSlack.MEMBER, form, ALL).toString()));

    assertThat(bot.send(body).status()).isEqualTo(200);
    assertThat(bot.send(body).status()).isEqualTo(200);

    bot.slack.nextAnswer();
    bot.close();
    assertThat(bot.slack.answersLeft()).isZero();
  }

  @Test
  void guestsAreRefusedAsWhenTheyType() throws Exception {
    assertThat(bot.answerToWatch(BotOnSlack.GUEST, "add")).contains("Guests cannot ask");
    assertThat(bot.answerToWatch("U0STRANGER", "add")).contains("Guests cannot ask");
    assertThat(bot.slack.calls("views.open")).isEmpty();

    JsonObject form = bot.isGivenTheForm(BotOnSlack.MEMBER);
    bot.sendsOff(BotOnSlack.GUEST, form, ALL);
    assertThat(bot.slack.nextAnswer().get("text").getAsString()).contains("Guests cannot ask");
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired_trigger_id", "internal_error", "missing_scope", "ratelimited"})
  void whereSlackDoesNotOpenTheFormTheAskerIsAnsweredInWords(String code) throws Exception {
    bot.slack.refusesNext("views.open", code);
    try (LogLines log = LogLines.of("bot.klingbalance.slack")) {
      assertThat(bot.answerToWatch(BotOnSlack.MEMBER, "add")).endsWith("asked: add");

      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("Slack did not open a form, so it was answered in words. ");
    }
    assertThat(bot.slack.calls("views.open")).hasSize(1);
  }

  @Test
  void whereTheFormCouldNotKeepWhereItComesFromTheAskerIsAnsweredInWords() throws Exception {
    Map<String, String> command = new HashMap<>(bot.watch(BotOnSlack.MEMBER, "add"));
    command.merge("response_url", "?" + "x".repeat(3_000), String::concat);

    Acknowledgement acknowledgement = bot.send(SignedPost.form(command));

    JsonObject answer =
        acknowledgement.body().isEmpty() ? bot.slack.nextAnswer() : acknowledgement.json();
    assertThat(answer.get("text").getAsString()).endsWith("asked: add");
    assertThat(bot.slack.calls("views.open")).isEmpty();
  }

  @Test
  void aFormThatIsTooOldToBeAnsweredSaysSoAndAsksForNothing() throws Exception {
    JsonObject form = bot.isGivenTheForm(BotOnSlack.MEMBER);
    bot.clock.move(Duration.ofMinutes(31));

    JsonObject response = bot.sendsOff(BotOnSlack.MEMBER, form, ALL).json();

    assertThat(response.getAsJsonObject("errors").get("accounts").getAsString())
        .contains("more than 30 minutes old");
    bot.close();
    assertThat(bot.slack.calls("response_url")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "{}",
        "{\"channel\":\"C1\",\"since\":1,\"response_url\":\"http://example.com/steal\"}",
        "{\"channel\":\"C1\",\"response_url\":\"https://example.com/\"}",
        "{\"since\":1,\"response_url\":\"https://example.com/\"}"
      })
  void aFormOfUnknownOriginIsDeclined(String metadata) throws Exception {
    JsonObject form = bot.isGivenTheForm(BotOnSlack.MEMBER);
    form.addProperty("private_metadata", metadata);

    assertThat(bot.sendsOff(BotOnSlack.MEMBER, form, ALL).status()).isEqualTo(400);
  }

  @Test
  void timeZonesAreCompletedWhileTheyAreTyped() throws Exception {
    JsonObject form = bot.isGivenTheForm(BotOnSlack.MEMBER);

    JsonObject zones = bot.looksForZone(BotOnSlack.MEMBER, form, "berl").json();

    assertThat(ModalRules.optionFaults(zones)).isEmpty();
    assertThat(zones.toString()).contains("Europe/Berlin").doesNotContain("Europe/Paris");
  }
}

package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.slack.Office.Acknowledgement;
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
import org.junit.jupiter.params.provider.ValueSource;

/** From /kling-watch add with nothing behind it to the answer. */
final class WatchFormsTest {
  private static final Map<String, String> ALL = Map.of("accounts", "all");

  private Office office;

  @BeforeEach
  void open() throws Exception {
    office = Office.withHttp();
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void whatIsFilledInIsAskedForAsIfItWereTyped() throws Exception {
    JsonObject form = office.isGivenTheForm(Office.MEMBER);

    Acknowledgement acknowledgement =
        office.sendsOff(
            Office.MEMBER,
            form,
            Map.of(
                "accounts", "all studio@example.com",
                "below", "10 %",
                "at", "08:30",
                "in", "Europe/Berlin"));

    assertThat(acknowledgement.status()).isEqualTo(200);
    assertThat(acknowledgement.body()).isEmpty();
    JsonObject answer = office.slack.nextAnswer();
    assertThat(answer.get("response_type").getAsString()).isEqualTo("ephemeral");
    assertThat(answer.get("text").getAsString())
        .contains(
            "anna in slack:C0CHANNEL, asked:"
                + " add all studio@example.com below 10 % at 08:30 in Europe/Berlin");
  }

  @Test
  void whatIsLeftEmptyIsNotAskedFor() throws Exception {
    JsonObject form = office.isGivenTheForm(Office.MEMBER);

    office.sendsOff(Office.MEMBER, form, Map.of("accounts", "studio@example.com"));

    assertThat(office.slack.nextAnswer().get("text").getAsString())
        .endsWith("asked: add studio@example.com");
  }

  @Test
  void onlyAccountsThatMayBeShownCanBeChosen() throws Exception {
    office.upstream.has("boss@elsewhere.example", 1);

    assertThat(office.isGivenTheForm(Office.MEMBER).toString())
        .contains("studio@example.com")
        .doesNotContain("elsewhere");
  }

  @Test
  void accountsAreTypedWhileNobodyKnowsWhichThereAre() throws Exception {
    office.upstream.keepsToItselfWhichThereAre();
    JsonObject form = office.isGivenTheForm(Office.MEMBER);

    JsonObject response =
        office.sendsOff(Office.MEMBER, form, Map.of("accounts", "studio at example")).json();
    assertThat(response.getAsJsonObject("errors").get("accounts").getAsString())
        .isEqualTo("“studio” is neither all nor an e-mail address.");

    office.sendsOff(Office.MEMBER, form, Map.of("accounts", "a@example.com, b@example.com"));
    assertThat(office.slack.nextAnswer().get("text").getAsString())
        .endsWith("asked: add a@example.com, b@example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"add", " ADD ", "\u00a0add"})
  void theFormOpensHoweverAddIsTyped(String text) throws Exception {
    office.send(SignedPost.form(office.watch(Office.MEMBER, text)));

    assertThat(office.slack.modals().next().get("callback_id").getAsString())
        .isEqualTo("kling-watch-add");
    assertThat(office.slack.calls("response_url")).isEmpty();
  }

  @Test
  void whereTheAskerIsStandsInTheForm() throws Exception {
    office.slack.hasUser("U1", "{\"tz\":\"America/Los_Angeles\"}");

    assertThat(office.isGivenTheForm("U1").toString()).contains("America/Los_Angeles");
    office.sendsOff("U1", office.isGivenTheForm("U1"), ALL);
    assertThat(office.slack.nextAnswer().get("text").getAsString())
        .contains("anna of America/Los_Angeles in slack:");
  }

  @Test
  void mistakesStandAtTheirFieldsAndTheFormStaysOpen() throws Exception {
    JsonObject form = office.isGivenTheForm(Office.MEMBER);

    JsonObject response =
        office.sendsOff(Office.MEMBER, form, Map.of("accounts", "all", "below", "much")).json();

    assertThat(response.get("response_action").getAsString()).isEqualTo("errors");
    assertThat(response.getAsJsonObject("errors").keySet()).containsExactly("below");
    assertThat(response.getAsJsonObject("errors").get("below").getAsString())
        .contains("an amount of credits such as 500")
        .endsWith("“much” is none.");

    office.sendsOff(Office.MEMBER, form, Map.of("accounts", "all", "below", "500"));
    assertThat(office.slack.nextAnswer().get("text").getAsString())
        .endsWith("asked: add all below 500");
    assertThat(office.slack.calls("response_url")).hasSize(1);
  }

  @Test
  void aFormThatIsDeliveredTwiceIsAskedForOnce() throws Exception {
    JsonObject form = office.isGivenTheForm(Office.MEMBER);
    String body =
        SignedPost.form(Map.of("payload", office.submission(Office.MEMBER, form, ALL).toString()));

    assertThat(office.send(body).status()).isEqualTo(200);
    assertThat(office.send(body).status()).isEqualTo(200);

    office.slack.nextAnswer();
    office.close();
    assertThat(office.slack.answersLeft()).isZero();
  }

  @Test
  void guestsAreRefusedAsWhenTheyType() throws Exception {
    assertThat(office.answerToWatch(Office.GUEST, "add")).contains("Guests cannot ask");
    assertThat(office.answerToWatch("U0STRANGER", "add")).contains("Guests cannot ask");
    assertThat(office.slack.calls("views.open")).isEmpty();

    JsonObject form = office.isGivenTheForm(Office.MEMBER);
    office.sendsOff(Office.GUEST, form, ALL);
    assertThat(office.slack.nextAnswer().get("text").getAsString()).contains("Guests cannot ask");
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired_trigger_id", "internal_error", "missing_scope", "ratelimited"})
  void whereSlackDoesNotOpenTheFormTheAskerIsAnsweredInWords(String code) throws Exception {
    office.slack.refusesNext("views.open", code);
    try (LogLines log = LogLines.of("bot.klingbalance.slack")) {
      assertThat(office.answerToWatch(Office.MEMBER, "add")).endsWith("asked: add");

      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("Slack did not open a form, so it was answered in words. ");
    }
    assertThat(office.slack.calls("views.open")).hasSize(1);
  }

  @Test
  void whereTheFormCouldNotKeepWhereItComesFromTheAskerIsAnsweredInWords() throws Exception {
    Map<String, String> command = new HashMap<>(office.watch(Office.MEMBER, "add"));
    command.merge("response_url", "?" + "x".repeat(3_000), String::concat);

    Acknowledgement acknowledgement = office.send(SignedPost.form(command));

    JsonObject answer =
        acknowledgement.body().isEmpty() ? office.slack.nextAnswer() : acknowledgement.json();
    assertThat(answer.get("text").getAsString()).endsWith("asked: add");
    assertThat(office.slack.calls("views.open")).isEmpty();
  }

  @Test
  void aFormThatIsTooOldToBeAnsweredSaysSoAndAsksForNothing() throws Exception {
    JsonObject form = office.isGivenTheForm(Office.MEMBER);
    office.clock.move(Duration.ofMinutes(31));

    JsonObject response = office.sendsOff(Office.MEMBER, form, ALL).json();

    assertThat(response.getAsJsonObject("errors").get("accounts").getAsString())
        .contains("more than 30 minutes old");
    office.close();
    assertThat(office.slack.calls("response_url")).isEmpty();
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
    JsonObject form = office.isGivenTheForm(Office.MEMBER);
    form.addProperty("private_metadata", metadata);

    assertThat(office.sendsOff(Office.MEMBER, form, ALL).status()).isEqualTo(400);
  }

  @Test
  void timeZonesAreCompletedWhileTheyAreTyped() throws Exception {
    JsonObject form = office.isGivenTheForm(Office.MEMBER);

    JsonObject zones = office.looksForZone(Office.MEMBER, form, "berl").json();

    assertThat(ModalRules.optionFaults(zones)).isEmpty();
    assertThat(zones.toString()).contains("Europe/Berlin").doesNotContain("Europe/Paris");
  }
}

package bot.klingbalance.discord;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Interaction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** "Watch here" as a member of a server sees it: through the real JDA, as a modal. */
class FormStoryTest {
  private static final int MESSAGE = 4;
  private static final int MODAL = 9;
  private static final int TEXT_INPUT = 4;
  private static final int SELECT = 3;
  private static final int EPHEMERAL = 64;

  private final DiscordStandIn discord = DiscordStandIn.open();
  private final FakeAccounts accounts =
      new FakeAccounts().with("studio@example.com", 560).with("secret@elsewhere.org", 99);
  private final BotOnDiscord bot = new BotOnDiscord(discord, accounts);

  @BeforeEach
  void connect() throws Exception {
    bot.connected();
  }

  @AfterEach
  void disconnect() {
    bot.close();
    discord.close();
  }

  @Test
  void aPressOpensTheFormWithTheAccountOfTheBalanceInIt() {
    JsonNode modal = isGivenTheForm();

    assertThat(modal.path("title").asText()).isEqualTo("Warn this channel");
    assertThat(modal.path("components").findValuesAsText("label"))
        .contains(
            "Which accounts",
            "Warn below",
            "At what time of day",
            "In which time zone",
            "On which days");
    JsonNode which = modal.path("components").path(0).path("component");
    assertThat(which.path("type").asInt()).isEqualTo(SELECT);
    assertThat(which.path("options").toString())
        .contains("studio@example.com")
        .doesNotContain("elsewhere");
    assertThat(chosen(which)).isEqualTo("studio@example.com");
    assertThat(modal.path("components").path(4).path("description").asText())
        .isEqualTo(
            "Left empty: as it is for these accounts in this channel; at first it is every day.");
  }

  @Test
  void whatIsSentOffIsAskedForAsIfItWereTyped() {
    Interaction sent =
        discord.sendsOff(
            isGivenTheForm(),
            Map.of(
                "accounts",
                "studio@example.com",
                "below",
                "500",
                "at",
                "9am",
                "in",
                "Berlin",
                "on",
                "mon-fri"));

    JsonNode answer = sent.callback().body();
    assertThat(answer.path("type").asInt()).isEqualTo(MESSAGE);
    assertThat(answer.path("data").path("flags").asInt()).isEqualTo(EPHEMERAL);
    assertThat(words(answer))
        .endsWith("asked: add studio@example.com below 500 at 9am in Berlin on mon-fri");
  }

  @Test
  void mistakesAreSaidInTheFormsWordsAndNothingThatWasTypedIsLost() {
    Interaction sent =
        discord.sendsOff(
            isGivenTheForm(), Map.of("accounts", "all", "below", "much", "at", "09:00"));

    JsonNode answer = sent.callback().body();
    assertThat(words(answer))
        .contains("**Warn below**: Behind “below” stands an amount of credits such as 500")
        .doesNotContain("time of day");
    String button = answer.path("data").findValuesAsText("custom_id").get(0);

    JsonNode again = discord.presses("1", button).callback().body();
    assertThat(again.path("type").asInt()).isEqualTo(MODAL);
    JsonNode fields = again.path("data").path("components");
    assertThat(chosen(fields.path(0).path("component"))).isEqualTo("all");
    assertThat(fields.path(1).path("component").path("value").asText()).isEqualTo("much");
    assertThat(fields.path(2).path("component").path("value").asText()).isEqualTo("09:00");

    Interaction mended =
        discord.sendsOff(
            again.path("data"), Map.of("accounts", "all", "below", "500", "at", "09:00"));
    assertThat(words(mended.callback().body())).endsWith("asked: add all below 500 at 09:00");
  }

  @ParameterizedTest
  @MethodSource("bot.klingbalance.testing.WrongInput#ofFields")
  void whateverIsTypedThatCannotBeDoneIsSaidAtItsFieldAndStandsInTheFormAgain(
      String field, String typed) {
    Map<String, String> values = new HashMap<>(Map.of("accounts", "all"));
    values.put(field, typed);

    JsonNode answer = discord.sendsOff(isGivenTheForm(), values).callback().body();

    assertThat(answer.path("type").asInt()).isEqualTo(MESSAGE);
    assertThat(answer.path("data").path("allowed_mentions").path("parse")).isEmpty();
    assertThat(answer.path("data").path("embeds").path(0).path("title").asText())
        .isEqualTo("Warn this channel: not done yet");
    String button = answer.path("data").findValuesAsText("custom_id").get(0);
    JsonNode again = discord.presses("1", button).callback().body();
    assertThat(again.path("type").asInt()).isEqualTo(MODAL);
    assertThat(again.path("data").findValuesAsText("value")).contains(typed);
  }

  @Test
  void moreAccountsThanAMenuTakesAreTyped() {
    IntStream.range(0, 30).forEach(i -> accounts.with("render-%d@example.com".formatted(i), 1));

    JsonNode which = isGivenTheForm().path("components").path(0).path("component");

    assertThat(which.path("type").asInt()).isEqualTo(TEXT_INPUT);
    assertThat(which.path("value").asText()).isEqualTo("studio@example.com");
  }

  @Test
  void aFormThatThisBotDoesNotKnowAnyMoreIsAskedForAllTheSame() {
    JsonNode modal = isGivenTheForm();
    ((ObjectNode) modal).put("custom_id", "kling-watch-add:of-before-the-restart");

    assertThat(words(discord.sendsOff(modal, Map.of("accounts", "all")).callback().body()))
        .endsWith("asked: add all");
    JsonNode mistaken =
        discord.sendsOff(modal, Map.of("accounts", "all", "at", "dawn")).callback().body();
    assertThat(words(mistaken)).contains("**at**: Behind “at” stands a time of day");
    assertThat(mistaken.path("data").path("components")).isEmpty();
    assertThat(words(discord.presses("1", "form-again:77").callback().body()))
        .doesNotContain("failed");
  }

  @Test
  void aFormOfNobodyIsStale() {
    JsonNode modal = isGivenTheForm();
    ((ObjectNode) modal).put("custom_id", "somebody-elses");

    assertThat(discord.sendsOff(modal, Map.of()).callback().body().path("type").asInt())
        .isEqualTo(MESSAGE);
  }

  private JsonNode isGivenTheForm() {
    JsonNode balance = discord.types("studio@example.com").callback().body().path("data");
    String button =
        balance.findValuesAsText("custom_id").stream()
            .filter(code -> code.startsWith("watch:"))
            .findFirst()
            .orElseThrow();
    JsonNode opened = discord.presses("1", button).callback().body();
    assertThat(opened.path("type").asInt()).isEqualTo(MODAL);
    return opened.path("data");
  }

  private static String chosen(JsonNode menu) {
    for (JsonNode option : menu.path("options")) {
      if (option.path("default").asBoolean()) {
        return option.path("value").asText();
      }
    }
    return "";
  }

  private static String words(JsonNode answer) {
    return answer
        .path("data")
        .path("embeds")
        .path(0)
        .path("description")
        .asText()
        .replace("\\", "");
  }
}

package bot.klingbalance.discord;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.discord.standin.Json;
import bot.klingbalance.testing.LogLines;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a member of a server sees: through the real JDA, over real HTTP and WebSocket. */
class CommandStoryTest {
  private static final int MESSAGE = 4;
  private static final int DEFERRED_MESSAGE = 5;
  private static final int DEFERRED_UPDATE = 6;
  private static final int UPDATE = 7;
  private static final int CHOICES = 8;
  private static final int EPHEMERAL = 64;

  private final DiscordStandIn discord = DiscordStandIn.open();
  private final FakeAccounts accounts =
      new FakeAccounts()
          .with("studio@example.com", 560)
          .with("tests@example.com", 12)
          .with("secret@elsewhere.org", 99);
  private final BotOnDiscord bot = new BotOnDiscord(discord, accounts);

  @BeforeEach
  void connect() throws Exception {
    bot.connected();
  }

  @AfterEach
  void disconnect() {
    accounts.letGo();
    bot.close();
    discord.close();
  }

  @Test
  void theOptionsOfWatchesAreReadAsIfTheyWereTyped() {
    assertThat(watch("add", "accounts", "all", "at", "09:00", "below", "10%", "in", "Asia/Kolkata"))
        .endsWith("asked: add all below 10% at 09:00 in Asia/Kolkata");
    assertThat(watch("pause", "number", "2")).endsWith("asked: pause 2");
    assertThat(watch("list")).contains("discord:").endsWith("asked: list");
  }

  @Test
  void whereDiscordLeavesOutTheChannelOrAValueNothingFails() {
    String remove = "{\"type\": 1, \"name\": \"remove\", \"options\": [%s]}";
    String bare = "{\"type\": 4, \"name\": \"number\"}";
    try (LogLines log = LogLines.of("bot.klingbalance")) {
      happensWithoutChannel(2, "kling-watch", "[]");
      happensWithoutChannel(3, "watch:all", "[]");
      happens(2, "kling-watch", "[%s]".formatted(remove.formatted(bare)));
      happens(2, "kling-balance", "[%s]".formatted(bare.replace("number", "days")));

      assertThat(discord.types("help").callback().body().path("type").asInt()).isEqualTo(MESSAGE);
      bot.close();
      assertThat(log.warnings()).noneMatch(line -> line.contains("The bot failed"));
    }
  }

  private void happens(int type, String name, String options) {
    discord.happens(event(type, name, options));
  }

  private void happensWithoutChannel(int type, String name, String options) {
    discord.happens(event(type, name, options).put("channel_id", "0"));
  }

  private ObjectNode event(int type, String name, String options) {
    String data =
        """
        {"type": 1, "id": "6", "name": "%s", "options": %s,
         "component_type": 2, "custom_id": "%s"}
        """
            .formatted(name, options, name);
    return (ObjectNode) Json.parse(discord.asWritten(type, data));
  }

  private String watch(String subcommand, String... options) {
    return description(discord.watches(subcommand, options).callback().body().path("data"))
        .replace("\\", "");
  }

  @Test
  void anAnswerAtHandIsTheAcknowledgementItself() {
    Interaction interaction = discord.types("studio@example.com");

    JsonNode callback = interaction.callback().body();
    assertThat(callback.path("type").asInt()).isEqualTo(MESSAGE);
    assertThat(callback.path("data").path("flags").asInt()).isEqualTo(EPHEMERAL);
    assertThat(title(callback.path("data"))).isEqualTo("Kling balance · studio@example.com");
    assertThat(description(callback.path("data"))).contains("**560** credits left");
    assertThat(mentions(callback.path("data"))).isEmpty();
    assertThat(interaction.unexpected()).isZero();
  }

  @Test
  void theDaysOfThePictureAreAnOptionAndItsButtonsKeepThem() {
    JsonNode answer = discord.types("studio@example.com", 30).callback().body().path("data");
    JsonNode days = discord.commands("global").path(0).path("options").path(1);

    assertThat(title(answer)).isEqualTo("Kling balance · studio@example.com");
    assertThat(answer.path("components").findValuesAsText("custom_id"))
        .isNotEmpty()
        .allMatch(code -> code.endsWith(":30d"));
    assertThat(description(discord.types("", 30).callback().body().path("data")))
        .contains("The last 30 days are shown of one account.");
    assertThat(days.path("name").asText()).isEqualTo("days");
    assertThat(days.path("min_value").asInt()).isEqualTo(1);
    assertThat(days.path("max_value").asInt()).isEqualTo(365);
  }

  @Test
  void aSlowAnswerIsDeferredAtOnceAndComesWhenItIsThere() {
    accounts.holdBack();
    Interaction interaction = discord.types("studio@example.com");

    JsonNode deferral = interaction.callback().body();
    assertThat(deferral.path("type").asInt()).isEqualTo(DEFERRED_MESSAGE);
    assertThat(deferral.path("data").path("flags").asInt()).isEqualTo(EPHEMERAL);
    assertThat(accounts.asked()).hasSize(1);
    assertThat(interaction.unexpected()).isZero();

    accounts.letGo();
    assertThat(title(interaction.edit())).contains("studio@example.com");
    assertThat(interaction.unexpected()).isZero();
    assertThat(discord.requests().stream().filter(each -> each.contains(interaction.token())))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("POST interactions/").endsWith("/callback"),
            then -> assertThat(then).startsWith("PATCH webhooks/").endsWith("/@original"));
  }

  @Test
  void anAnswerWithAChartIsDeferredUntilItsPictureIsDrawn() {
    Machine.mustDraw();
    Interaction interaction = discord.watches("check");

    assertThat(interaction.callback().body().path("type").asInt()).isEqualTo(DEFERRED_MESSAGE);
    JsonNode answer = interaction.edit();
    assertThat(answer.path("attachments").path(0).path("size").asInt()).isGreaterThan(5_000);
    assertThat(answer.path("embeds").path(0).path("image").path("url").asText())
        .startsWith("attachment://");
    assertThat(interaction.unexpected()).isZero();
  }

  @Test
  void anAnswerWhosePictureMayNotBeAttachedComesWithoutIt() {
    Machine.mustDraw();
    discord.answersNext(
        "PATCH webhooks/.*",
        403,
        Json.object().put("code", 50013).put("message", "Missing Permissions"),
        Map.of());

    JsonNode answer = discord.watches("check").edit();

    assertThat(answer.path("attachments")).isEmpty();
    assertThat(description(answer)).contains("▇▇▇▇▇▅▅▅▅▅▃▃▃▃▃ → ▂");
  }

  @Test
  void helpIsTypedWhereAnAddressWouldBe() {
    assertThat(title(discord.types("help").callback().body().path("data")))
        .isEqualTo("Kling balance · help");
  }

  @Test
  void hostileTextComesBackHarmless() {
    Interaction interaction =
        discord.types(
            "@everyone <@1> **x** [a](https://b.c) z\u0300\u0301\u0302\u0303" + "x".repeat(10_000));

    JsonNode answer = interaction.callback().body().path("data");
    assertThat(description(answer))
        .contains("\\@everyone \\<@1\\> \\*\\*x\\*\\* \\[a\\](https\\://b.c) z\u0300\u0301x")
        .hasSizeLessThan(400);
    assertThat(mentions(answer)).isEmpty();
  }

  @Test
  void whatIsTypedIsCompletedFromTheAccountsThatMayBeShownWhileUpstreamIsSilent() {
    accounts.holdBack();

    JsonNode anywhere = discord.beginsToType("ST").callback().body();
    assertThat(anywhere.path("type").asInt()).isEqualTo(CHOICES);
    assertThat(choices(anywhere)).containsExactly("studio@example.com", "tests@example.com");
    assertThat(choices(discord.beginsToType("secret").callback().body())).isEmpty();
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  void refreshChangesTheMessageInItsPlace() {
    JsonNode answer = discord.types("studio@example.com").callback().body().path("data");

    Interaction atHand = discord.presses("1001", button(answer, "Refresh"));
    assertThat(atHand.callback().body().path("type").asInt()).isEqualTo(UPDATE);

    accounts.holdBack();
    Interaction slow = discord.presses("1001", button(answer, "Refresh"));
    assertThat(slow.callback().body().path("type").asInt()).isEqualTo(DEFERRED_UPDATE);
    Interaction again = discord.presses("1001", button(answer, "Refresh"));
    assertThat(again.callback().body().path("type").asInt()).isEqualTo(DEFERRED_UPDATE);
    accounts.letGo();
    assertThat(title(slow.edit())).contains("studio@example.com");
    assertThat(slow.unexpected() + again.unexpected()).isZero();
  }

  @Test
  void sharePostsWithTheAddressMasked() {
    JsonNode answer = discord.types("studio@example.com").callback().body().path("data");

    Interaction atHand = discord.presses("1001", button(answer, "Share"));
    JsonNode posted = atHand.callback().body();
    assertThat(posted.path("type").asInt()).isEqualTo(MESSAGE);
    assertThat(posted.path("data").path("flags").asInt()).isZero();
    assertThat(posted.toString()).contains("st•••o@example.com").doesNotContain("studio@");

    accounts.holdBack();
    Interaction slow = discord.presses("1001", button(answer, "Share"));
    assertThat(slow.callback().body().path("type").asInt()).isEqualTo(DEFERRED_UPDATE);
    accounts.letGo();
    JsonNode followUp = slow.followUp();
    assertThat(followUp.path("flags").asInt() & EPHEMERAL).isZero();
    assertThat(followUp.toString()).contains("st•••o@example.com").doesNotContain("studio@");
  }

  @Test
  void aButtonFromBeforeARestartStillWorks() {
    String custom =
        button(discord.types("studio@example.com").callback().body().path("data"), "Refresh");
    assertThat(custom).hasSizeLessThanOrEqualTo(100).doesNotContain("studio", "@");
    bot.close();

    try (BotOnDiscord restarted = new BotOnDiscord(discord, accounts).connected()) {
      assertThat(restarted.adapter().state().connectedSince()).isPresent();
      Interaction pressed = discord.presses("1001", custom);
      assertThat(title(pressed.callback().body().path("data"))).contains("studio@example.com");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aButtonThatNobodyKnowsIsAnsweredToTheOneWhoPressedIt() {
    JsonNode callback = discord.presses("1001", "refresh:AAAAAAAAAAAAAAAA").callback().body();
    assertThat(callback.path("type").asInt()).isEqualTo(MESSAGE);
    assertThat(callback.path("data").path("flags").asInt()).isEqualTo(EPHEMERAL);
  }

  @Test
  void aDefectIsSaidAndLogged() {
    try (LogLines log = LogLines.of("bot.klingbalance")) {
      accounts.breakDown();
      JsonNode callback = discord.types("studio@example.com").callback().body();
      assertThat(description(callback.path("data"))).contains("The bot itself failed");
      assertThat(log.warnings()).containsExactly("The bot failed to answer /kling-balance.");
    }
  }

  @Test
  void anAcknowledgementThatCameTooLateIsSaidOnceAndNothingFollows() {
    try (LogLines log = LogLines.of("bot.klingbalance")) {
      accounts.holdBack();
      discord.interactionsAreOlderBy(Duration.ofSeconds(4));
      Interaction late = discord.types("studio@example.com");
      assertThat(late.refusal()).isEqualTo(10062);
      accounts.letGo();
      discord.interactionsAreOlderBy(Duration.ZERO);
      Interaction inTime = discord.types("studio@example.com");
      assertThat(inTime.callback().body().path("type").asInt()).isEqualTo(MESSAGE);
      bot.close();
      assertThat(late.unexpected()).isZero();
      assertThat(log.warnings())
          .containsExactly(
              "Discord did not take the answer to /kling-balance: 10062 Unknown interaction");
    }
  }

  @Test
  void whatDiscordAnswersToAnAnswerNeedNotBeReadable() {
    try (LogLines log = LogLines.of("bot.klingbalance")) {
      discord.answersNext("PATCH webhooks/.*", 200, Json.object(), Map.of());
      accounts.holdBack();
      discord.types("studio@example.com").callback();
      accounts.letGo();
      discord.awaitRequests("PATCH webhooks/.*", 1);
      bot.close();
      assertThat(log.warnings()).isEmpty();
    }
  }

  @Test
  void anAnswerThatDiscordStumblesOverIsGivenAgain() {
    try (LogLines log = LogLines.of("bot.klingbalance")) {
      discord.answersNext("PATCH webhooks/.*", 500, Json.object(), Map.of());
      accounts.holdBack();
      Interaction interaction = discord.types("studio@example.com");
      interaction.callback();
      accounts.letGo();
      assertThat(title(interaction.edit())).contains("studio@example.com");
      assertThat(log.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 408})
  void anAnswerThatSomethingOnTheWayDeclinesIsGivenAgain(int status) {
    try (LogLines log = LogLines.of("bot.klingbalance")) {
      discord.isKeptFromAnsweringNext("PATCH webhooks/.*", status);
      accounts.holdBack();
      Interaction interaction = discord.types("studio@example.com");
      interaction.callback();
      accounts.letGo();
      assertThat(title(interaction.edit())).contains("studio@example.com");
      assertThat(log.warnings()).isEmpty();
    }
  }

  @Test
  void anAnswerFollowsAnAcknowledgementOfWhichNobodyKnowsWhetherItArrived() {
    try (LogLines log = LogLines.of("bot.klingbalance")) {
      discord.actsButAnswersNext("POST interactions/.*", 500, Json.object());
      assertThat(title(answerAfterAcknowledgement())).contains("studio@example.com");
      discord.actsButAnswersNext(
          "POST interactions/.*",
          400,
          Json.object().put("code", 40060).put("message", "Already acknowledged."));
      assertThat(title(answerAfterAcknowledgement())).contains("studio@example.com");
      assertThat(log.warnings()).isEmpty();
    }
  }

  private JsonNode answerAfterAcknowledgement() {
    accounts.holdBack();
    Interaction interaction = discord.types("studio@example.com");
    assertThat(interaction.callback().body().path("type").asInt()).isEqualTo(DEFERRED_MESSAGE);
    accounts.letGo();
    return interaction.edit();
  }

  @Test
  void anInteractionThatSomebodyElseAcknowledgedIsSaidOnce() {
    try (LogLines log = LogLines.of("bot.klingbalance")) {
      discord.answersNext(
          "POST interactions/.*",
          400,
          Json.object().put("code", 40060).put("message", "Already acknowledged."),
          Map.of());
      Interaction interaction = discord.types("studio@example.com");
      discord.awaitRequests("POST interactions/.*", 1);
      bot.close();
      assertThat(interaction.unexpected()).isZero();
      assertThat(log.warnings()).singleElement().asString().contains("40060");
    }
  }

  private static String title(JsonNode message) {
    return message.path("embeds").path(0).path("title").asText();
  }

  private static String description(JsonNode message) {
    return message.path("embeds").path(0).path("description").asText();
  }

  private static JsonNode mentions(JsonNode message) {
    JsonNode allowed = message.path("allowed_mentions").path("parse");
    assertThat(allowed.isArray()).isTrue();
    return allowed;
  }

  private static String button(JsonNode message, String label) {
    return StreamSupport.stream(
            message.path("components").path(0).path("components").spliterator(), false)
        .filter(each -> each.path("label").asText().equals(label))
        .map(each -> each.path("custom_id").asText())
        .findAny()
        .orElseThrow();
  }

  private static List<String> choices(JsonNode callback) {
    return StreamSupport.stream(callback.path("data").path("choices").spliterator(), false)
        .map(each -> each.path("value").asText())
        .toList();
  }
}

package bot.klingbalance.discord;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.command.SampleSlowBot;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.discord.standin.Json;
import bot.klingbalance.testing.LogLines;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody on Discord reads while useapi.net takes its time. */
class TimelyAnswersStoryTest {
  private static final int DEFERRED_MESSAGE = 5;
  private static final int DEFERRED_UPDATE = 6;

  private final DiscordStandIn discord = DiscordStandIn.open();
  private final SampleSlowBot slow = new SampleSlowBot();
  private final BotOnDiscord bot = new BotOnDiscord(discord, slow.dispatcher(), List.of());

  @BeforeEach
  void connect() throws Exception {
    bot.connected();
  }

  @AfterEach
  void disconnect() {
    slow.useApiAnswers();
    bot.close();
    discord.close();
  }

  @Test
  void theLastReadingIsShownAfterTwoSecondsAndTurnsLiveInItsPlace() throws Exception {
    slow.knowsStudio();
    Interaction asked = discord.types("studio@example.com");
    assertThat(asked.callback().body().path("type").asInt()).isEqualTo(DEFERRED_MESSAGE);

    slow.twoSecondsPass();
    JsonNode dated = asked.edit();
    assertThat(dated.toString()).contains("560", "useapi.net is still being asked");
    assertThat(asked.unexpected()).isZero();

    slow.useApiAnswers();
    assertThat(asked.edit().toString()).contains("412").doesNotContain("still being asked");
    assertThat(asked.unexpected()).isZero();
  }

  @Test
  void nothingIsSaidOfAnAccountThatWasNeverReadSinceDiscordItselfShowsThatTheBotThinks()
      throws Exception {
    Interaction asked = discord.types("studio@example.com");
    asked.callback();
    slow.aLittleMorePasses();

    slow.useApiAnswers();

    assertThat(asked.edit().toString()).contains("412");
    assertThat(asked.unexpected()).isZero();
  }

  @Test
  void aPressIsAnsweredTheSameWay() throws Exception {
    slow.knowsStudio();
    Interaction asked = discord.types("studio@example.com");
    asked.callback();
    slow.twoSecondsPass();
    String refresh = refresh(asked.edit());

    Interaction pressed = discord.presses("1001", refresh);
    assertThat(pressed.callback().body().path("type").asInt()).isEqualTo(DEFERRED_UPDATE);
    slow.twoSecondsPass();
    assertThat(pressed.edit().toString()).contains("560", "still being asked");

    slow.useApiAnswers();
    assertThat(pressed.edit().toString()).contains("412");
    assertThat(asked.edit().toString()).contains("412");
    assertThat(pressed.unexpected()).isZero();
  }

  /** The first one is sent again half a second later. */
  @Test
  void theLiveAnswerComesLastAlsoWhenTheFirstOneIsSlow() throws Exception {
    slow.knowsStudio();
    discord.isKeptFromAnsweringNext("PATCH webhooks/.*", 500);
    Interaction asked = discord.types("studio@example.com");
    asked.callback();
    slow.twoSecondsPass();
    discord.awaitRequests("PATCH webhooks/.*", 1);

    slow.useApiAnswers();

    assertThat(asked.edit().toString()).contains("560");
    assertThat(asked.edit().toString()).contains("412");
    assertThat(asked.unexpected()).isZero();
  }

  @Test
  void theLiveAnswerComesAlsoWhenTheFirstOneIsRefused() throws Exception {
    slow.knowsStudio();
    discord.answersNext(
        "PATCH webhooks/.*",
        400,
        Json.object().put("code", 50035).put("message", "Invalid Form Body"),
        Map.of());
    try (LogLines log = LogLines.of("bot.klingbalance.discord")) {
      Interaction asked = discord.types("studio@example.com");
      asked.callback();
      slow.twoSecondsPass();
      discord.awaitRequests("PATCH webhooks/.*", 1);

      slow.useApiAnswers();

      assertThat(asked.edit().toString()).contains("412");
      assertThat(log.warnings()).hasSize(1);
    }
  }

  @Test
  void anAnswerThatIsOnlyDatedIsFinishedBeforeTheBotStops() throws Exception {
    slow.knowsStudio();
    Interaction asked = discord.types("studio@example.com");
    asked.callback();
    slow.twoSecondsPass();
    asked.edit();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(bot::close);

    slow.useApiAnswers();
    closing.get(10, TimeUnit.SECONDS);

    assertThat(asked.edit().toString()).contains("412");
  }

  private static String refresh(JsonNode message) {
    return message.findValuesAsText("custom_id").stream()
        .filter(each -> each.startsWith("refresh-awaited:"))
        .findFirst()
        .orElseThrow();
  }
}

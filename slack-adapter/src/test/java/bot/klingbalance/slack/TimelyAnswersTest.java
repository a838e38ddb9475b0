package bot.klingbalance.slack;

import static bot.klingbalance.slack.BotOnSlack.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.command.SampleSlowBot;
import bot.klingbalance.testing.LogLines;
import com.google.gson.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What somebody on Slack reads while useapi.net takes its time. */
final class TimelyAnswersTest {
  private final SampleSlowBot slow = new SampleSlowBot();

  @Test
  void anAccountThatWasNeverReadIsAnnouncedByExactlyOneLineAndThenAnswered() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp(slow.dispatcher())) {
      assertThat(bot.types(MEMBER, "studio@example.com").body()).isEmpty();
      slow.aLittleMorePasses();
      JsonObject line = bot.slack.nextAnswer();
      slow.useApiAnswers();
      JsonObject answer = bot.slack.nextAnswer();
      bot.adapter.close();

      assertThat(text(line)).contains("useapi.net is being asked.");
      assertThat(line.get("response_type").getAsString()).isEqualTo("ephemeral");
      assertThat(text(answer)).contains("412");
      assertThat(answer.get("replace_original").getAsBoolean()).isFalse();
      assertThat(bot.slack.calls("response_url")).hasSize(2);
    }
  }

  @Test
  void aKnownAccountIsAnsweredOnceAsItWasLastRead() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp(slow.knowsStudio().dispatcher())) {
      bot.types(MEMBER, "studio@example.com");
      slow.twoSecondsPass();
      JsonObject answer = bot.slack.nextAnswer();
      slow.useApiAnswers();
      bot.adapter.close();

      assertThat(text(answer)).contains("560");
      assertThat(answer.toString()).contains("47 min ago", "useapi.net is still being asked");
      assertThat(bot.slack.calls("response_url")).hasSize(1);
    }
  }

  @Test
  void refreshUnderItShowsAtOnceWhatHasCome() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp(slow.knowsStudio().dispatcher())) {
      bot.types(MEMBER, "studio@example.com");
      slow.twoSecondsPass();
      String refresh = code(bot.slack.nextAnswer(), "refresh-awaited");
      slow.useApiAnswers();

      bot.presses(MEMBER, refresh);
      JsonObject refreshed = bot.slack.nextAnswer();

      assertThat(refreshed.get("replace_original").getAsBoolean()).isTrue();
      assertThat(text(refreshed)).contains("412");
      assertThat(slow.accounts.asked()).hasSize(1);
    }
  }

  @Test
  void refreshBeforeThatIsDatedInPlaceAndTurnsLiveInPlace() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp(slow.knowsStudio().dispatcher())) {
      bot.types(MEMBER, "studio@example.com");
      slow.twoSecondsPass();
      String refresh = code(bot.slack.nextAnswer(), "refresh-awaited");

      bot.presses(MEMBER, refresh);
      slow.twoSecondsPass();
      JsonObject dated = bot.slack.nextAnswer();
      slow.useApiAnswers();
      JsonObject live = bot.slack.nextAnswer();

      assertThat(dated.get("replace_original").getAsBoolean()).isTrue();
      assertThat(text(dated)).contains("560");
      assertThat(live.get("replace_original").getAsBoolean()).isTrue();
      assertThat(text(live)).contains("412");
    }
  }

  /** Slack takes five posts for one question, however many answers they bring. */
  @Test
  void whatSlackDoesNotTakeLeavesPostsForTheLastAnswer() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp(slow.knowsStudio().dispatcher());
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      bot.types(MEMBER, "studio@example.com");
      slow.twoSecondsPass();
      String refresh = code(bot.slack.nextAnswer(), "refresh-awaited");
      bot.slack.asksToSlowDownNext("response_url", 0);
      bot.slack.asksToSlowDownNext("response_url", 0);

      bot.presses(MEMBER, refresh);
      slow.twoSecondsPass();
      bot.slack.awaitCalls("response_url", 2);
      slow.useApiAnswers();
      JsonObject live = bot.slack.nextAnswer();
      bot.adapter.close();

      assertThat(text(live)).contains("412");
      assertThat(bot.slack.calls("response_url")).hasSize(4);
      assertThat(log.warnings())
          .containsExactly("Slack did not take an answer, so it is dropped: status 429.");
    }
  }

  @Test
  void allAnswersOfAQuestionTogetherTakeFivePostsAtMost() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp(slow.dispatcher())) {
      for (int i = 0; i < 9; i++) {
        bot.slack.answersNext("response_url", 429, "");
      }
      bot.presses(MEMBER, "refresh:all");
      slow.aLittleMorePasses();
      bot.slack.awaitCalls("response_url", 1);
      slow.useApiAnswers();
      bot.adapter.close();

      assertThat(bot.slack.calls("response_url")).hasSize(3);
    }
  }

  @Test
  void anAnswerOfWhichOnlyTheFirstHalfIsOutIsFinishedBeforeTheBotStops() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp(slow.dispatcher())) {
      bot.types(MEMBER, "studio@example.com");
      slow.aLittleMorePasses();
      bot.slack.nextAnswer();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(bot.adapter::close);

      slow.useApiAnswers();
      closing.get(10, TimeUnit.SECONDS);

      assertThat(text(bot.slack.nextAnswer())).contains("412");
    }
  }

  @Test
  void aDefectAfterTheLineIsSaid() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp(slow.dispatcher())) {
      bot.types(MEMBER, "studio@example.com");
      slow.aLittleMorePasses();
      bot.slack.nextAnswer();

      slow.useApiAnswerIsADefect();

      assertThat(text(bot.slack.nextAnswer())).contains("The bot itself failed");
    }
  }

  private static String text(JsonObject answer) {
    return answer.get("text").getAsString();
  }

  private static String code(JsonObject answer, String verb) {
    Matcher code =
        Pattern.compile("\"value\":\"(%s:[^\"]+)\"".formatted(verb)).matcher(answer.toString());
    assertThat(code.find()).as("%s in %s", verb, answer).isTrue();
    return code.group(1);
  }
}

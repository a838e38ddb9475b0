package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.testing.LogLines;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FollowUpAnswersTest {
  private static final SlackTimeouts IMPATIENT =
      new SlackTimeouts(
          Duration.ofMillis(700),
          BotOnSlack.QUICK.reconnects(),
          BotOnSlack.QUICK.resends(),
          BotOnSlack.QUICK.refused(),
          BotOnSlack.QUICK.hello(),
          BotOnSlack.QUICK.farewell(),
          BotOnSlack.QUICK.drain());

  @Test
  void anAnswerIsSentAgainAfterSlackAskedToSlowDown() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      bot.slack.asksToSlowDownNext("response_url", 0);
      bot.slack.asksToSlowDownNext("response_url", 0);
      bot.isAskedAndAnswersLate();

      assertThat(bot.slack.nextAnswer().get("text").getAsString()).contains("560");
      assertThat(bot.slack.calls("response_url")).hasSize(3);
      assertThat(log.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void anAnswerThatSlackKeptBeforeItsTroubleStandsThereOnce(int status) throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      bot.slack.actsButAnswersNext("response_url", status, "");
      bot.isAskedAndAnswersLate();
      bot.adapter.close();

      assertThat(bot.slack.answersLeft()).isEqualTo(1);
      assertThat(bot.slack.calls("response_url")).hasSize(1);
      assertThat(log.warnings())
          .containsExactly(
              "Slack did not take an answer, so it is dropped: status %d.".formatted(status));
    }
  }

  @Test
  void aRefreshInPlaceIsSentAgainAfterSlacksTroubleSinceTwiceIsTheSame() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      bot.slack.answersNext("response_url", 500, "");
      bot.slack.actsButAnswersNext("response_url", 503, "");
      bot.presses(BotOnSlack.MEMBER, "refresh:all");
      bot.slack.awaitCalls("response_url", 3);
      bot.adapter.close();

      assertThat(bot.slack.nextAnswer().get("replace_original").getAsBoolean()).isTrue();
      assertThat(log.warnings()).isEmpty();
    }
  }

  /** A proxy may drop kept connections without saying so. */
  @Test
  void eachAnswerHasAConnectionOfItsOwnSoThatNoneIsLostOnADeadOne() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp()) {
      for (int i = 0; i < 3; i++) {
        bot.accounts.becomeSlow();
        bot.types(BotOnSlack.MEMBER, "a%d@example.com".formatted(i));
        bot.accounts.answerNext();
        bot.slack.nextAnswer();
      }

      assertThat(bot.slack.calls("response_url"))
          .hasSize(3)
          .extracting(FakeSlack.Call::from)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void anAnswerThatSlackNeverTakesIsDroppedAndLoggedOnce() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      for (int i = 0; i < 9; i++) {
        bot.slack.answersNext("response_url", 503, "");
      }
      bot.presses(BotOnSlack.MEMBER, "refresh:all");
      bot.adapter.close();

      assertThat(bot.slack.calls("response_url")).hasSize(4);
      assertThat(log.warnings())
          .containsExactly("Slack did not take an answer, so it is dropped: status 503.");
    }
  }

  @Test
  void anAnswerWhoseAddressIsRefusedIsDroppedAndLoggedOnce() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      bot.slack.answersNext("response_url", 404, "{\"ok\":false,\"error\":\"used_url\"}");
      bot.isAskedAndAnswersLate();
      bot.adapter.close();

      assertThat(bot.slack.calls("response_url")).hasSize(1);
      assertThat(log.warnings())
          .containsExactly("Slack did not take an answer, so it is dropped: status 404, used_url.");
    }
  }

  /** By itself, OkHttp would send the same body again. */
  @Test
  void anAnswerIsNotSentAgainAfterATimeoutOnTheWaySinceItMayHaveArrived() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      bot.slack.actsButAnswersNext("response_url", 408, "");
      bot.isAskedAndAnswersLate();
      bot.adapter.close();

      assertThat(bot.slack.calls("response_url")).hasSize(1);
      assertThat(bot.slack.answersLeft()).isEqualTo(1);
      assertThat(log.warnings())
          .containsExactly("Slack did not take an answer, so it is dropped: status 408.");
    }
  }

  @Test
  void anAnswerAfterHalfAnHourIsDroppedAndLoggedOnce() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      bot.accounts.becomeSlow();
      bot.types(BotOnSlack.MEMBER, "studio@example.com");
      bot.clock.move(Duration.ofMinutes(31));
      bot.accounts.answerNext();
      bot.adapter.close();

      assertThat(bot.slack.calls("response_url")).isEmpty();
      assertThat(log.warnings()).singleElement().asString().contains("30 minutes");
    }
  }

  @Test
  void silenceIsNotAnsweredTwiceSinceTheAnswerMayHaveArrived() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp(IMPATIENT);
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      bot.slack.isSilentNext("response_url");
      bot.isAskedAndAnswersLate();
      bot.adapter.close();

      assertThat(bot.slack.calls("response_url")).hasSize(1);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("Slack did not take an answer, so it is dropped: no answer");
    }
  }

  @Test
  void aRefreshInPlaceIsSentAgainAfterSilenceSinceTwiceIsTheSame() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp(IMPATIENT)) {
      bot.slack.isSilentNext("response_url");
      bot.presses(BotOnSlack.MEMBER, "refresh:all");

      assertThat(bot.slack.nextAnswer().get("replace_original").getAsBoolean()).isTrue();
      assertThat(bot.slack.calls("response_url")).hasSize(2);
    }
  }
}

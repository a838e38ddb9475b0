package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Button.Action.Refresh;
import bot.klingbalance.message.Subject.AllAccounts;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.testing.LogLines;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FollowUpAnswersTest {
  private static final SlackTimeouts IMPATIENT =
      new SlackTimeouts(
          Duration.ofMillis(700),
          Office.QUICK.reconnects(),
          Office.QUICK.resends(),
          Office.QUICK.refused(),
          Office.QUICK.hello(),
          Office.QUICK.farewell(),
          Office.QUICK.drain());

  @Test
  void anAnswerIsSentAgainAfterSlackAskedToSlowDownAndAfterItsTrouble() throws Exception {
    try (Office office = Office.withHttp();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      office.slack.asksToSlowDownNext("response_url", 0);
      office.slack.answersNext("response_url", 500, "");
      office.isAskedAndAnswersLate();

      assertThat(office.slack.nextAnswer().get("text").getAsString()).contains("560");
      assertThat(office.slack.calls("response_url")).hasSize(3);
      assertThat(log.warnings()).isEmpty();
    }
  }

  /** A proxy may drop kept connections without saying so. */
  @Test
  void eachAnswerHasAConnectionOfItsOwnSoThatNoneIsLostOnADeadOne() throws Exception {
    try (Office office = Office.withHttp()) {
      for (int i = 0; i < 3; i++) {
        office.upstream.becomeSlow();
        office.types(Office.MEMBER, "a%d@example.com".formatted(i));
        office.upstream.answerNext();
        office.slack.nextAnswer();
      }

      assertThat(office.slack.calls("response_url"))
          .hasSize(3)
          .extracting(FakeSlack.Call::from)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void anAnswerThatSlackNeverTakesIsDroppedAndLoggedOnce() throws Exception {
    try (Office office = Office.withHttp();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      for (int i = 0; i < 9; i++) {
        office.slack.answersNext("response_url", 503, "");
      }
      office.isAskedAndAnswersLate();
      office.bot.close();

      assertThat(office.slack.calls("response_url")).hasSize(4);
      assertThat(log.warnings())
          .containsExactly("Slack did not take an answer, so it is dropped: status 503.");
    }
  }

  @Test
  void anAnswerWhoseAddressIsRefusedIsDroppedAndLoggedOnce() throws Exception {
    try (Office office = Office.withHttp();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      office.slack.answersNext("response_url", 404, "{\"ok\":false,\"error\":\"used_url\"}");
      office.isAskedAndAnswersLate();
      office.bot.close();

      assertThat(office.slack.calls("response_url")).hasSize(1);
      assertThat(log.warnings())
          .containsExactly("Slack did not take an answer, so it is dropped: status 404, used_url.");
    }
  }

  /** By itself, OkHttp would send the same body again. */
  @Test
  void anAnswerIsNotSentAgainAfterATimeoutOnTheWaySinceItMayHaveArrived() throws Exception {
    try (Office office = Office.withHttp();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      office.slack.actsButAnswersNext("response_url", 408, "");
      office.isAskedAndAnswersLate();
      office.bot.close();

      assertThat(office.slack.calls("response_url")).hasSize(1);
      assertThat(office.slack.answersLeft()).isEqualTo(1);
      assertThat(log.warnings())
          .containsExactly("Slack did not take an answer, so it is dropped: status 408.");
    }
  }

  @Test
  void anAnswerAfterHalfAnHourIsDroppedAndLoggedOnce() throws Exception {
    try (Office office = Office.withHttp();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      office.upstream.becomeSlow();
      office.types(Office.MEMBER, "studio@example.com");
      office.clock.move(Duration.ofMinutes(31));
      office.upstream.answerNext();
      office.bot.close();

      assertThat(office.slack.calls("response_url")).isEmpty();
      assertThat(log.warnings()).singleElement().asString().contains("30 minutes");
    }
  }

  @Test
  void silenceIsNotAnsweredTwiceSinceTheAnswerMayHaveArrived() throws Exception {
    try (Office office = Office.withHttp(IMPATIENT);
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      office.slack.isSilentNext("response_url");
      office.isAskedAndAnswersLate();
      office.bot.close();

      assertThat(office.slack.calls("response_url")).hasSize(1);
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("Slack did not take an answer, so it is dropped: no answer");
    }
  }

  @Test
  void aRefreshInPlaceIsSentAgainAfterSilenceSinceTwiceIsTheSame() throws Exception {
    try (Office office = Office.withHttp(IMPATIENT)) {
      office.slack.isSilentNext("response_url");
      office.presses(
          Office.MEMBER,
          office.dispatcher.buttonCodes().of(new Refresh(new AllAccounts(), Audience.ASKER)));

      assertThat(office.slack.nextAnswer().get("replace_original").getAsBoolean()).isTrue();
      assertThat(office.slack.calls("response_url")).hasSize(2);
    }
  }
}

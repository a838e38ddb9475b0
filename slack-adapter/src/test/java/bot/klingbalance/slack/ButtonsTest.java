package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.Subject;
import bot.klingbalance.message.Subject.Item;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.slack.standin.SignedPost;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ButtonsTest {
  private static final Subject STUDIO = new OneAccount(new AccountEmail("studio@example.com"));

  private BotOnSlack bot;

  @BeforeEach
  void open() throws Exception {
    bot = BotOnSlack.withHttp();
  }

  @AfterEach
  void close() throws Exception {
    bot.close();
  }

  @Test
  void sharePostsToTheChannelWithAMaskedAddress() throws Exception {
    assertThat(bot.presses(BotOnSlack.MEMBER, code("share", STUDIO)).body()).isEmpty();

    JsonObject shared = bot.slack.nextAnswer();
    assertThat(shared.get("response_type").getAsString()).isEqualTo("in_channel");
    assertThat(shared.get("replace_original").getAsBoolean()).isFalse();
    assertThat(shared.toString()).contains("st•••o@example.com").doesNotContain("studio@");
  }

  @Test
  void refreshChangesTheMessageInPlace() throws Exception {
    bot.presses(BotOnSlack.MEMBER, code("refresh", STUDIO));

    JsonObject refreshed = bot.slack.nextAnswer();
    assertThat(refreshed.get("replace_original").getAsBoolean()).isTrue();
    assertThat(refreshed.has("response_type")).isFalse();
    assertThat(refreshed.toString()).contains("studio@example.com");
  }

  @Test
  void refreshOfASharedMessageKeepsItMasked() throws Exception {
    bot.presses(BotOnSlack.MEMBER, code("refresh-shared", STUDIO));

    JsonObject refreshed = bot.slack.nextAnswer();
    assertThat(refreshed.get("replace_original").getAsBoolean()).isTrue();
    assertThat(refreshed.toString()).contains("st•••o@").doesNotContain("studio@");
  }

  @Test
  void aSharedBalanceCanBeRefreshedForADay() throws Exception {
    JsonObject press = bot.press(BotOnSlack.MEMBER, code("refresh-shared", STUDIO));
    bot.clock.move(Duration.ofHours(24));
    press.addProperty("response_url", bot.slack.newResponseUrl());
    bot.send(SignedPost.form(Map.of("payload", press.toString())));
    assertThat(bot.slack.nextAnswer().get("replace_original").getAsBoolean()).isTrue();

    bot.clock.move(Duration.ofSeconds(1));
    press.addProperty("trigger_id", bot.slack.newTriggerId());
    bot.send(SignedPost.form(Map.of("payload", press.toString())));
    JsonObject late = bot.slack.nextAnswer();
    assertThat(late.get("response_type").getAsString()).isEqualTo("ephemeral");
    assertThat(late.get("text").getAsString())
        .contains(
            "This balance was shared more than a day ago, so it is not refreshed any more. Type /kling-balance to ask for it anew.");
  }

  @Test
  void whoPressesWhileAnotherPressIsAnsweredIsToldSo() throws Exception {
    bot.slack.hasUser("U0BOB", "{\"team_id\":\"T0TEAM\"}");
    bot.answerTo(BotOnSlack.MEMBER, "help");
    bot.answerTo("U0BOB", "help");
    bot.accounts.becomeSlow();

    bot.presses(BotOnSlack.MEMBER, code("refresh-shared", STUDIO));
    bot.chooses("U0BOB", code("snooze-3d", new Item("d-1")));

    JsonObject told = bot.slack.nextAnswer();
    assertThat(told.get("response_type").getAsString()).isEqualTo("ephemeral");
    assertThat(told.get("text").getAsString())
        .contains("Another press of this message is being answered; try again in a moment.");
    bot.accounts.answerNext();
    assertThat(bot.slack.nextAnswer().get("replace_original").getAsBoolean()).isTrue();
  }

  @Test
  void oneMessageIsNotRefreshedTwiceAtOnce() throws Exception {
    String refresh = code("refresh", STUDIO);
    bot.answerTo(BotOnSlack.MEMBER, "help");
    bot.accounts.becomeSlow();

    bot.presses(BotOnSlack.MEMBER, refresh);
    bot.presses(BotOnSlack.MEMBER, refresh);
    assertThat(bot.accounts.questionsWaiting()).isEqualTo(1);
    bot.accounts.answerNext();

    assertThat(bot.slack.nextAnswer().get("replace_original").getAsBoolean()).isTrue();
    bot.close();
    assertThat(bot.slack.answersLeft()).isZero();
  }

  @Test
  void aButtonThatNobodyMadeIsAnsweredToTheAskerOnly() throws Exception {
    for (String code : List.of("share:AAAAAAAAAAAAAAAA", "nonsense", "")) {
      bot.presses(BotOnSlack.MEMBER, code);
      JsonObject answer = bot.slack.nextAnswer();
      assertThat(answer.get("response_type").getAsString()).isEqualTo("ephemeral");
      assertThat(answer.get("text").getAsString()).contains("could not be found");
    }
  }

  @Test
  void whatIsChosenInTheMenuUnderAWarningSnoozesIt() throws Exception {
    String snooze = code("snooze-3d", new Item("d-1"));

    assertThat(bot.chooses(BotOnSlack.MEMBER, snooze).body()).isEmpty();

    JsonObject snoozed = bot.slack.nextAnswer();
    assertThat(snoozed.get("replace_original").getAsBoolean()).isTrue();
    assertThat(snoozed.get("text").getAsString()).contains("THREE_DAYS of d-1 by U0MEMBER");
  }

  @Test
  void guestsMayNotPress() throws Exception {
    bot.presses(BotOnSlack.GUEST, code("share", STUDIO));

    JsonObject answer = bot.slack.nextAnswer();
    assertThat(answer.get("response_type").getAsString()).isEqualTo("ephemeral");
    assertThat(answer.get("text").getAsString()).contains("Guests cannot ask");
  }

  @Test
  void aPressThatIsDeliveredTwiceIsAnsweredOnce() throws Exception {
    String body =
        SignedPost.form(
            Map.of("payload", bot.press(BotOnSlack.MEMBER, code("share", STUDIO)).toString()));

    assertThat(bot.send(body).status()).isEqualTo(200);
    assertThat(bot.send(body).status()).isEqualTo(200);

    bot.slack.nextAnswer();
    bot.close();
    assertThat(bot.slack.answersLeft()).isZero();
  }

  private String code(String verb, Subject subject) {
    return bot.dispatcher.buttons().code(new Button("", verb, subject));
  }
}

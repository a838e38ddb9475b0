package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.BotCommands;
import bot.klingbalance.command.HelpMessage;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.testing.LogLines;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SecretsStayOutOfLogsTest {
  /** At every level, and Bolt's and OkHttp's lines too: an operator may turn on all of them. */
  @Test
  void noTokenAndNoAddressIsLoggedWhateverHappens() throws Exception {
    try (LogLines ours = LogLines.of("bot.klingbalance");
        LogLines theirs = LogLines.of("com.slack.api")) {
      try (BotOnSlack bot = BotOnSlack.withBoth()) {
        bot.answerTo(BotOnSlack.MEMBER, "help");
        bot.types(BotOnSlack.MEMBER, "studio@example.com");
        bot.send("command=x", "1", "another-secret");
        bot.send("payload=%7Bnot+json");
        bot.sendsOff(
            BotOnSlack.MEMBER, bot.isGivenTheForm(BotOnSlack.MEMBER), Map.of("accounts", "all"));
        bot.slack.nextAnswer();
        bot.slack.refusesNext("views.open", "expired_trigger_id");
        bot.answerToWatch(BotOnSlack.MEMBER, "add");
        bot.accounts.becomeSlow();
        bot.types(BotOnSlack.MEMBER, "studio@example.com");
        bot.slack.answersNext("response_url", 404, BotOnSlack.BOT_TOKEN);
        int before = bot.slack.calls("response_url").size();
        bot.accounts.breakOnNext();
        bot.slack.awaitCalls("response_url", before + 1);
        bot.accounts.has("late@example.com", 1);
        bot.types(BotOnSlack.MEMBER, "late@example.com");
        bot.clock.move(Duration.ofHours(1));
        bot.accounts.answerNext();
        bot.slack.refusesNext("chat.postMessage", "invalid_auth");
        bot.adapter
            .port()
            .post(
                new Channel(Platform.SLACK, FakeSlack.CHANNEL),
                HelpMessage.of(BotCommands.SPECS),
                new DeliveryId("d"))
            .get(20, TimeUnit.SECONDS);
        bot.slack.revokes(BotOnSlack.APP_TOKEN);
        bot.slack.socketMode().cut();
        bot.slack.awaitCalls("apps.connections.open", 3);
        assertThat(bot.adapter.state().toString()).doesNotContain("xapp-", "xoxb-");
      }

      assertThat(ours.messagesWithTraces()).isNotEmpty();
      assertThat(String.join("\n", ours.messagesWithTraces()))
          .doesNotContain(
              BotOnSlack.BOT_TOKEN,
              BotOnSlack.APP_TOKEN,
              BotOnSlack.SIGNING_SECRET,
              "secret-ticket",
              "/respond/",
              "studio@",
              "late@");
      assertThat(theirs.messagesWithTraces()).isNotEmpty();
      assertThat(String.join("\n", theirs.messagesWithTraces()))
          .doesNotContain(BotOnSlack.BOT_TOKEN, BotOnSlack.APP_TOKEN, BotOnSlack.SIGNING_SECRET);
    }
  }
}

package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.CommandMessages;
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
      try (Office office = Office.withBoth()) {
        office.answerTo(Office.MEMBER, "help");
        office.types(Office.MEMBER, "studio@example.com");
        office.send("command=x", "1", "another-secret");
        office.send("payload=%7Bnot+json");
        office.sendsOff(
            Office.MEMBER, office.isGivenTheForm(Office.MEMBER), Map.of("accounts", "all"));
        office.slack.nextAnswer();
        office.slack.refusesNext("views.open", "expired_trigger_id");
        office.answerToWatch(Office.MEMBER, "add");
        office.upstream.becomeSlow();
        office.types(Office.MEMBER, "studio@example.com");
        office.slack.answersNext("response_url", 404, Office.BOT_TOKEN);
        int before = office.slack.calls("response_url").size();
        office.upstream.breakOnNext();
        office.slack.awaitCalls("response_url", before + 1);
        office.upstream.has("late@example.com", 1);
        office.types(Office.MEMBER, "late@example.com");
        office.clock.move(Duration.ofHours(1));
        office.upstream.answerNext();
        office.slack.refusesNext("chat.postMessage", "invalid_auth");
        office
            .bot
            .port()
            .post(
                new Channel(Platform.SLACK, FakeSlack.CHANNEL),
                CommandMessages.help(),
                new DeliveryId("d"))
            .get(20, TimeUnit.SECONDS);
        office.slack.revokes(Office.APP_TOKEN);
        office.slack.socketMode().cut();
        office.slack.awaitCalls("apps.connections.open", 3);
        assertThat(office.bot.state().toString()).doesNotContain("xapp-", "xoxb-");
      }

      assertThat(ours.messagesWithTraces()).isNotEmpty();
      assertThat(String.join("\n", ours.messagesWithTraces()))
          .doesNotContain(
              Office.BOT_TOKEN,
              Office.APP_TOKEN,
              Office.SIGNING_SECRET,
              "secret-ticket",
              "/respond/",
              "studio@",
              "late@");
      assertThat(theirs.messagesWithTraces()).isNotEmpty();
      assertThat(String.join("\n", theirs.messagesWithTraces()))
          .doesNotContain(Office.BOT_TOKEN, Office.APP_TOKEN, Office.SIGNING_SECRET);
    }
  }
}

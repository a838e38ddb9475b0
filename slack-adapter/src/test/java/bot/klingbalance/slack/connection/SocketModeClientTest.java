package bot.klingbalance.slack.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.chat.ConnectionState;
import bot.klingbalance.slack.BotOnSlack;
import bot.klingbalance.slack.SlackTimeouts;
import bot.klingbalance.slack.standin.BlockRules;
import bot.klingbalance.slack.standin.FakeSocketMode;
import bot.klingbalance.testing.LogLines;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SocketModeClientTest {
  @Test
  void aCommandIsAcknowledgedWithItsAnswerWhenThatIsAtHand() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withSocket()) {
      bot.answerThroughSocketTo(BotOnSlack.MEMBER, "help");

      JsonObject payload = deliver(bot, "studio@example.com").payload();

      assertThat(payload.get("text").getAsString()).contains("560 credits left");
      assertThat(BlockRules.faults(payload)).isEmpty();
    }
  }

  @Test
  void aSlowUpstreamIsAcknowledgedAtOnceAndAnsweredWhenItIsThere() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withSocket()) {
      bot.accounts.becomeSlow();
      deliver(bot, "warm@example.com");
      bot.accounts.answerNext();
      bot.slack.nextAnswer();

      FakeSocketMode.Acknowledgement acknowledgement = deliver(bot, "studio@example.com");
      assertThat(acknowledgement.payload().size()).isZero();
      assertThat(bot.accounts.questionsWaiting()).isEqualTo(1);

      bot.accounts.answerNext();
      assertThat(bot.slack.nextAnswer().get("text").getAsString()).contains("560 credits left");
    }
  }

  @Test
  void aPressIsAcknowledgedWithNothingAndAnswered() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withSocket()) {
      var acknowledgement =
          bot.slack.socketMode().deliver("interactive", bot.press(BotOnSlack.MEMBER, "share:all"));

      assertThat(acknowledgement.payload().size()).isZero();
      assertThat(bot.slack.nextAnswer().get("response_type").getAsString()).isEqualTo("in_channel");
    }
  }

  @Test
  void aFormIsOpenedFilledInAndAnswered() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withSocket()) {
      FakeSocketMode socket = bot.slack.socketMode();
      var typed = BotOnSlack.json(bot.watch(BotOnSlack.MEMBER, "add"));
      assertThat(socket.deliver("slash_commands", typed).payload().size()).isZero();
      JsonObject form = bot.slack.modals().next();

      JsonObject search = bot.search(BotOnSlack.MEMBER, form, "berl");
      assertThat(socket.deliver("interactive", search).payload().toString())
          .contains("Europe/Berlin");
      JsonObject wrong =
          bot.submission(BotOnSlack.MEMBER, form, Map.of("accounts", "all", "below", "much"));
      assertThat(socket.deliver("interactive", wrong).payload().toString())
          .contains("“much” is none.");
      JsonObject right = bot.submission(BotOnSlack.MEMBER, form, Map.of("accounts", "all"));
      assertThat(socket.deliver("interactive", right).payload().size()).isZero();

      assertThat(bot.slack.nextAnswer().get("text").getAsString()).endsWith("asked: add all");
    }
  }

  @Test
  void anAnswerUnderWayIsDeliveredAlthoughTheLineIsCut() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withSocket()) {
      bot.accounts.becomeSlow();
      JsonObject command = BotOnSlack.json(bot.command(BotOnSlack.MEMBER, "studio@example.com"));
      bot.slack.socketMode().deliver("slash_commands", command, "envelope-x");
      bot.slack.socketMode().cut();
      bot.slack.socketMode().awaitSession();
      bot.slack.socketMode().deliver("slash_commands", command, "envelope-x");
      bot.accounts.answerNext();

      assertThat(bot.slack.nextAnswer().get("text").getAsString()).contains("560");
      assertThat(bot.accounts.questionsWaiting()).isZero();
      bot.adapter.close();
      assertThat(bot.slack.answersLeft()).isZero();
    }
  }

  @Test
  void aLostConnectionIsOpenedAgainAndSaidOnce() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withSocket();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      bot.slack.answersNext("apps.connections.open", 500, "");
      bot.slack.asksToSlowDownNext("apps.connections.open", 0);
      bot.slack.socketMode().cut();
      bot.slack.socketMode().awaitSession();
      bot.answerThroughSocketTo(BotOnSlack.MEMBER, "help");

      assertThat(log.warnings()).hasSize(2);
      assertThat(log.warnings().get(0)).startsWith("The connection to Slack was lost");
      assertThat(log.warnings().get(1)).contains("apps.connections.open with 500");
      assertThat(log.fields())
          .filteredOn(fields -> fields.containsKey("event"))
          .containsExactly(
              Map.of("event", "trouble", "dependency", "slack"),
              Map.of("event", "trouble", "dependency", "slack"),
              Map.of("event", "recovery", "dependency", "slack"));
      assertThat(bot.adapter.state().connectedSince()).isPresent();
      assertThat(bot.adapter.state().lastError()).isPresent();
    }
  }

  @Test
  void theOldSessionIsClosedBeforeAnotherOneIsOpened() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withSocket()) {
      for (String reason : new String[] {"warning", "refresh_requested", "too_many_websockets"}) {
        bot.clock.move(Duration.ofMinutes(5));
        bot.slack.socketMode().asksToLeave(reason);
        bot.slack.socketMode().awaitGone();
        bot.slack.socketMode().awaitSession();
      }
      deliver(bot, "help");

      assertThat(bot.slack.socketMode().sessionsAtOnce()).isEqualTo(1);
    }
  }

  @Test
  void aFlappingSessionIsNotOpenedInABusyLoop() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withSocket()) {
      for (int i = 0; i < 3; i++) {
        bot.slack.socketMode().asksToLeave("refresh_requested");
        bot.slack.socketMode().awaitSession();
      }
      assertThat(bot.adapter.state().lastError()).isPresent();
      assertThat(bot.slack.calls("apps.connections.open")).hasSize(4);
    }
  }

  @Test
  void troubleAtTheStartIsWaitedOut() throws Exception {
    try (BotOnSlack bot = BotOnSlack.notStarted(BotOnSlack.QUICK)) {
      bot.slack.answersNext("auth.test", 503, "");
      bot.slack.asksToSlowDownNext("auth.test", 0);
      bot.slack.refusesNext("auth.test", "internal_error");
      bot.slack.answersNext("auth.test", 403, "<html>a proxy's page</html>");
      bot.slack.answersNext("apps.connections.open", 200, "no json");
      bot.slack.answersNext("apps.connections.open", 404, "<html>a proxy's page</html>");
      bot.slack.answersNext("apps.connections.open", 200, "{\"ok\":true,\"url\":\"ftp://x\"}");
      assertThat(bot.adapter.state()).isEqualTo(ConnectionState.NEVER_CONNECTED);

      bot.adapter.start().get(20, TimeUnit.SECONDS);

      assertThat(bot.adapter.state().connectedSince()).contains(bot.clock.instant());
    }
  }

  @Test
  void anAddressThatIsNotEncryptedIsNotConnectedTo() throws Exception {
    try (BotOnSlack bot = BotOnSlack.notStarted(BotOnSlack.QUICK);
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      bot.slack.answersNext(
          "apps.connections.open",
          200,
          "{\"ok\":true,\"url\":\"ws://wss-primary.slack.com/link?ticket=hunter2\"}");

      bot.adapter.start().get(20, TimeUnit.SECONDS);

      assertThat(bot.slack.calls("apps.connections.open")).hasSize(2);
      assertThat(log.warnings())
          .containsExactly(
              "Slack gave no usable address for Socket Mode (the address is not encrypted (ws://),"
                  + " which would show the token to the network); the bot keeps trying.");
    }
  }

  @Test
  void anAppTokenWithoutItsScopeEndsTheStartWithWhereToMakeOne() throws Exception {
    for (String code : new String[] {"missing_scope", "not_allowed_token_type"}) {
      try (BotOnSlack bot = BotOnSlack.notStarted(BotOnSlack.QUICK)) {
        bot.slack.refusesNext("apps.connections.open", code);

        assertThatThrownBy(() -> bot.adapter.start().get(20, TimeUnit.SECONDS))
            .cause()
            .isInstanceOf(RefusedConnection.class)
            .hasMessageContaining("connections:write")
            .hasMessageContaining("Basic Information → App-Level Tokens");
      }
    }
  }

  @Test
  void aRefusedBotTokenEndsTheStartWithASentence() throws Exception {
    try (BotOnSlack bot = BotOnSlack.notStarted(BotOnSlack.QUICK)) {
      bot.slack.revokes(BotOnSlack.BOT_TOKEN);

      assertThatThrownBy(() -> bot.adapter.start().get(20, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(RefusedConnection.class)
          .hasMessageContaining("SLACK_BOT_TOKEN");
      assertThat(bot.slack.calls("auth.test")).hasSize(1);
    }
  }

  @Test
  void aRefusedAppTokenEndsTheStartWithASentence() throws Exception {
    try (BotOnSlack bot = BotOnSlack.notStarted(BotOnSlack.QUICK)) {
      bot.slack.revokes(BotOnSlack.APP_TOKEN);

      assertThatThrownBy(() -> bot.adapter.start().get(20, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(RefusedConnection.class)
          .hasMessageContaining("SLACK_APP_TOKEN");
    }
  }

  @Test
  void aTokenThatIsRevokedWhileRunningIsSaidOnceAndTriedSlowly() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withSocket();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      bot.slack.revokes(BotOnSlack.APP_TOKEN);
      bot.slack.socketMode().cut();
      bot.slack.awaitCalls("apps.connections.open", 4);

      assertThat(log.warnings())
          .filteredOn(line -> line.contains("token has been revoked"))
          .hasSize(1);
      assertThat(bot.adapter.state().connectedSince()).isEmpty();
      assertThat(bot.adapter.state().lastError().orElseThrow()).contains("SLACK_APP_TOKEN");
    }
  }

  @Test
  void aSlackThatSaysNoHelloIsLeftAndTriedAgain() throws Exception {
    SlackTimeouts impatient =
        new SlackTimeouts(
            BotOnSlack.QUICK.call(),
            BotOnSlack.QUICK.reconnects(),
            BotOnSlack.QUICK.resends(),
            BotOnSlack.QUICK.refused(),
            Duration.ofMillis(300),
            BotOnSlack.QUICK.farewell(),
            BotOnSlack.QUICK.drain());
    try (BotOnSlack bot = BotOnSlack.notStarted(impatient)) {
      bot.slack.socketMode().saysNoHello();
      var started = bot.adapter.start();
      bot.slack.socketMode().awaitGone();
      bot.slack.awaitCalls("apps.connections.open", 2);

      assertThat(started).isNotDone();
    }
  }

  @Test
  void whatIsNoEnvelopeHurtsNothing() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withSocket()) {
      for (String noise :
          new String[] {
            "not json",
            "[1]",
            "{}",
            "{\"type\":7}",
            "{\"type\":\"slash_commands\"}",
            "{\"type\":\"interactive\",\"envelope_id\":\"e\",\"payload\":{\"type\":\"x\"}}"
          }) {
        bot.slack.socketMode().send(noise);
      }
      bot.slack.socketMode().forgetAcknowledgementsUntil("e");

      assertThat(deliver(bot, "help")).isNotNull();
    }
  }

  @Test
  void withBothTokensBothDoorsAreOpen() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withBoth()) {
      bot.answerThroughSocketTo(BotOnSlack.MEMBER, "help");
      assertThat(bot.types(BotOnSlack.MEMBER, "help").json().get("text").getAsString())
          .contains("help");
    }
  }

  private static FakeSocketMode.Acknowledgement deliver(BotOnSlack bot, String text)
      throws InterruptedException {
    Map<String, String> command = bot.command(BotOnSlack.MEMBER, text);
    return bot.slack.socketMode().deliver("slash_commands", BotOnSlack.json(command));
  }
}

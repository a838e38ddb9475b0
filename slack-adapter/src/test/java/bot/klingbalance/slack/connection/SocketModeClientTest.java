package bot.klingbalance.slack.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.chat.ConnectionState;
import bot.klingbalance.slack.Office;
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
    try (Office office = Office.withSocket()) {
      office.answerThroughSocketTo(Office.MEMBER, "help");

      JsonObject payload = deliver(office, "studio@example.com").payload();

      assertThat(payload.get("text").getAsString()).contains("560 credits left");
      assertThat(BlockRules.faults(payload)).isEmpty();
    }
  }

  @Test
  void aSlowUpstreamIsAcknowledgedAtOnceAndAnsweredWhenItIsThere() throws Exception {
    try (Office office = Office.withSocket()) {
      office.upstream.becomeSlow();
      deliver(office, "warm@example.com");
      office.upstream.answerNext();
      office.slack.nextAnswer();

      FakeSocketMode.Acknowledgement acknowledgement = deliver(office, "studio@example.com");
      assertThat(acknowledgement.payload().size()).isZero();
      assertThat(office.upstream.questionsUnderWay()).isEqualTo(1);

      office.upstream.answerNext();
      assertThat(office.slack.nextAnswer().get("text").getAsString()).contains("560 credits left");
    }
  }

  @Test
  void aPressIsAcknowledgedWithNothingAndAnswered() throws Exception {
    try (Office office = Office.withSocket()) {
      var acknowledgement =
          office
              .slack
              .socketMode()
              .deliver("interactive", office.press(Office.MEMBER, "share:all"));

      assertThat(acknowledgement.payload().size()).isZero();
      assertThat(office.slack.nextAnswer().get("response_type").getAsString())
          .isEqualTo("in_channel");
    }
  }

  @Test
  void aFormIsOpenedFilledInAndAnswered() throws Exception {
    try (Office office = Office.withSocket()) {
      FakeSocketMode socket = office.slack.socketMode();
      var typed = Office.json(office.watch(Office.MEMBER, "add"));
      assertThat(socket.deliver("slash_commands", typed).payload().size()).isZero();
      JsonObject form = office.slack.modals().next();

      JsonObject search = office.search(Office.MEMBER, form, "berl");
      assertThat(socket.deliver("interactive", search).payload().toString())
          .contains("Europe/Berlin");
      JsonObject wrong =
          office.submission(Office.MEMBER, form, Map.of("accounts", "all", "below", "much"));
      assertThat(socket.deliver("interactive", wrong).payload().toString())
          .contains("“much” is none.");
      JsonObject right = office.submission(Office.MEMBER, form, Map.of("accounts", "all"));
      assertThat(socket.deliver("interactive", right).payload().size()).isZero();

      assertThat(office.slack.nextAnswer().get("text").getAsString()).endsWith("asked: add all");
    }
  }

  @Test
  void anAnswerUnderWayIsDeliveredAlthoughTheLineIsCut() throws Exception {
    try (Office office = Office.withSocket()) {
      office.upstream.becomeSlow();
      JsonObject command = Office.json(office.command(Office.MEMBER, "studio@example.com"));
      office.slack.socketMode().deliver("slash_commands", command, "envelope-x");
      office.slack.socketMode().cut();
      office.slack.socketMode().awaitSession();
      office.slack.socketMode().deliver("slash_commands", command, "envelope-x");
      office.upstream.answerNext();

      assertThat(office.slack.nextAnswer().get("text").getAsString()).contains("560");
      assertThat(office.upstream.questionsUnderWay()).isZero();
      office.bot.close();
      assertThat(office.slack.answersLeft()).isZero();
    }
  }

  @Test
  void aLostConnectionIsOpenedAgainAndSaidOnce() throws Exception {
    try (Office office = Office.withSocket();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      office.slack.answersNext("apps.connections.open", 500, "");
      office.slack.asksToSlowDownNext("apps.connections.open", 0);
      office.slack.socketMode().cut();
      office.slack.socketMode().awaitSession();
      office.answerThroughSocketTo(Office.MEMBER, "help");

      assertThat(log.warnings()).hasSize(2);
      assertThat(log.warnings().get(0)).startsWith("The connection to Slack was lost");
      assertThat(log.warnings().get(1)).contains("apps.connections.open with 500");
      assertThat(office.bot.state().connectedSince()).isPresent();
      assertThat(office.bot.state().lastError()).isPresent();
    }
  }

  @Test
  void theOldSessionIsClosedBeforeAnotherOneIsOpened() throws Exception {
    try (Office office = Office.withSocket()) {
      for (String reason : new String[] {"warning", "refresh_requested", "too_many_websockets"}) {
        office.clock.move(Duration.ofMinutes(5));
        office.slack.socketMode().asksToLeave(reason);
        office.slack.socketMode().awaitGone();
        office.slack.socketMode().awaitSession();
      }
      deliver(office, "help");

      assertThat(office.slack.socketMode().sessionsAtOnce()).isEqualTo(1);
    }
  }

  @Test
  void aFlappingSessionIsNotOpenedInABusyLoop() throws Exception {
    try (Office office = Office.withSocket()) {
      for (int i = 0; i < 3; i++) {
        office.slack.socketMode().asksToLeave("refresh_requested");
        office.slack.socketMode().awaitSession();
      }
      assertThat(office.bot.state().lastError()).isPresent();
      assertThat(office.slack.calls("apps.connections.open")).hasSize(4);
    }
  }

  @Test
  void troubleAtTheStartIsWaitedOut() throws Exception {
    try (Office office = Office.notStarted(Office.QUICK)) {
      office.slack.answersNext("auth.test", 503, "");
      office.slack.asksToSlowDownNext("auth.test", 0);
      office.slack.refusesNext("auth.test", "internal_error");
      office.slack.answersNext("auth.test", 403, "<html>a proxy's page</html>");
      office.slack.answersNext("apps.connections.open", 200, "no json");
      office.slack.answersNext("apps.connections.open", 404, "<html>a proxy's page</html>");
      office.slack.answersNext("apps.connections.open", 200, "{\"ok\":true,\"url\":\"ftp://x\"}");
      assertThat(office.bot.state()).isEqualTo(ConnectionState.NEVER_CONNECTED);

      office.bot.start().get(20, TimeUnit.SECONDS);

      assertThat(office.bot.state().connectedSince()).contains(office.clock.instant());
    }
  }

  @Test
  void aRefusedBotTokenEndsTheStartWithASentence() throws Exception {
    try (Office office = Office.notStarted(Office.QUICK)) {
      office.slack.revokes(Office.BOT_TOKEN);

      assertThatThrownBy(() -> office.bot.start().get(20, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(RefusedConnection.class)
          .hasMessageContaining("SLACK_BOT_TOKEN");
      assertThat(office.slack.calls("auth.test")).hasSize(1);
    }
  }

  @Test
  void aRefusedAppTokenEndsTheStartWithASentence() throws Exception {
    try (Office office = Office.notStarted(Office.QUICK)) {
      office.slack.revokes(Office.APP_TOKEN);

      assertThatThrownBy(() -> office.bot.start().get(20, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(RefusedConnection.class)
          .hasMessageContaining("SLACK_APP_TOKEN");
    }
  }

  @Test
  void aTokenThatIsRevokedWhileRunningIsSaidOnceAndTriedSlowly() throws Exception {
    try (Office office = Office.withSocket();
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      office.slack.revokes(Office.APP_TOKEN);
      office.slack.socketMode().cut();
      office.slack.awaitCalls("apps.connections.open", 4);

      assertThat(log.warnings())
          .filteredOn(line -> line.contains("token has been revoked"))
          .hasSize(1);
      assertThat(office.bot.state().connectedSince()).isEmpty();
      assertThat(office.bot.state().lastError().orElseThrow()).contains("SLACK_APP_TOKEN");
    }
  }

  @Test
  void aSlackThatSaysNoHelloIsLeftAndTriedAgain() throws Exception {
    SlackTimeouts impatient =
        new SlackTimeouts(
            Office.QUICK.call(),
            Office.QUICK.reconnects(),
            Office.QUICK.resends(),
            Office.QUICK.refused(),
            Duration.ofMillis(300),
            Office.QUICK.farewell(),
            Office.QUICK.drain());
    try (Office office = Office.notStarted(impatient)) {
      office.slack.socketMode().saysNoHello();
      var started = office.bot.start();
      office.slack.socketMode().awaitGone();
      office.slack.awaitCalls("apps.connections.open", 2);

      assertThat(started).isNotDone();
    }
  }

  @Test
  void whatIsNoEnvelopeHurtsNothing() throws Exception {
    try (Office office = Office.withSocket()) {
      for (String noise :
          new String[] {
            "not json",
            "[1]",
            "{}",
            "{\"type\":7}",
            "{\"type\":\"slash_commands\"}",
            "{\"type\":\"interactive\",\"envelope_id\":\"e\",\"payload\":{\"type\":\"x\"}}"
          }) {
        office.slack.socketMode().send(noise);
      }
      office.slack.socketMode().forgetAcknowledgementsUntil("e");

      assertThat(deliver(office, "help")).isNotNull();
    }
  }

  @Test
  void withBothTokensBothDoorsAreOpen() throws Exception {
    try (Office office = Office.withBoth()) {
      office.answerThroughSocketTo(Office.MEMBER, "help");
      assertThat(office.types(Office.MEMBER, "help").json().get("text").getAsString())
          .contains("help");
    }
  }

  private static FakeSocketMode.Acknowledgement deliver(Office office, String text)
      throws InterruptedException {
    Map<String, String> command = office.command(Office.MEMBER, text);
    return office.slack.socketMode().deliver("slash_commands", Office.json(command));
  }
}

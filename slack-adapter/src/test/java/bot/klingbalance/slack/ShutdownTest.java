package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.testing.LogLines;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ShutdownTest {
  @Test
  void answersUnderWayAreFinishedAndTheSocketIsClosed() throws Exception {
    try (Office office = Office.withSocket()) {
      office.upstream.becomeSlow();
      office
          .slack
          .socketMode()
          .deliver(
              "slash_commands", Office.json(office.command(Office.MEMBER, "studio@example.com")));
      CompletableFuture<Void> closing = CompletableFuture.runAsync(office.bot::close);
      office.slack.socketMode().awaitGone();
      assertThat(closing).isNotDone();

      office.upstream.answerNext();
      closing.get(10, TimeUnit.SECONDS);

      assertThat(office.slack.nextAnswer().get("text").getAsString()).contains("560");
      assertThat(office.slack.socketMode().hasSession()).isFalse();
      assertThat(office.bot.state().connectedSince()).isEmpty();
    }
  }

  @Test
  void anAnswerThatDoesNotComeIsNotWaitedForLong() throws Exception {
    SlackTimeouts hasty =
        new SlackTimeouts(
            Office.QUICK.call(),
            Office.QUICK.reconnects(),
            Office.QUICK.resends(),
            Office.QUICK.refused(),
            Office.QUICK.hello(),
            Office.QUICK.farewell(),
            Duration.ofMillis(300));
    try (Office office = Office.withHttp(hasty);
        LogLines log = LogLines.of("bot.klingbalance.slack")) {
      office.upstream.becomeSlow();
      office.types(Office.MEMBER, "studio@example.com");
      office.bot.close();

      assertThat(log.warnings())
          .containsExactly("Answers that were not ready when the bot stopped: 1.");
      assertThat(office.bot.httpPort()).isPresent();
    }
  }

  @Test
  void theUsualTimesFitIntoTenSeconds() {
    Duration door = Duration.ofSeconds(1);
    assertThat(door.plus(SlackTimeouts.USUAL.drain()).plus(SlackTimeouts.USUAL.farewell()))
        .isLessThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aBotThatNeverStartedCanBeClosed() throws Exception {
    try (Office office = Office.notStarted(Office.QUICK)) {
      office.bot.close();
      office.bot.close();
      assertThat(office.bot.httpPort()).isEmpty();
    }
  }
}

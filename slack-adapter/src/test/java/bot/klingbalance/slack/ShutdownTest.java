package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.AwaitedReplies;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.testing.LogLines;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ShutdownTest {
  @Test
  void answersUnderWayAreFinishedBeforeTheSocketSaysGoodbye() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withSocket()) {
      bot.accounts.becomeSlow();
      bot.slack.socketMode().deliver("slash_commands", command(bot));
      CompletableFuture<Void> closing = CompletableFuture.runAsync(bot.adapter::close);
      assertThat(bot.slack.socketMode().hasSession()).isTrue();
      assertThat(closing).isNotDone();

      bot.accounts.answerNext();
      closing.get(10, TimeUnit.SECONDS);

      assertThat(bot.slack.nextAnswer().get("text").getAsString()).contains("560");
      assertThat(bot.slack.socketMode().hasSession()).isFalse();
      assertThat(bot.adapter.state().connectedSince()).isEmpty();
    }
  }

  @Test
  void whatABotThatLeavesDoesNotTakeIsHandedOverWithinASecondOrSo() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withSocket()) {
      bot.accounts.becomeSlow();
      bot.slack.socketMode().deliver("slash_commands", command(bot));
      CompletableFuture<Void> closing = CompletableFuture.runAsync(bot.adapter::close);
      bot.slack.socketMode().awaitTakesNoMore(id -> hand(bot, id));

      bot.slack.socketMode().awaitGone();
      assertThat(closing).as("the answer is still under way").isNotDone();
      bot.accounts.answerNext();
      closing.get(10, TimeUnit.SECONDS);
      assertThat(bot.slack.nextAnswer().get("text").getAsString()).contains("560");
    }
  }

  private static void hand(BotOnSlack bot, String id) {
    bot.slack.socketMode().hands("slash_commands", command(bot), id);
  }

  private static JsonObject command(BotOnSlack bot) {
    return BotOnSlack.json(bot.command(BotOnSlack.MEMBER, "studio@example.com"));
  }

  @Test
  void whoGetsNoAnswerIsToldBeforeTheBotEnds() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withHttp(hasty());
        LogLines log = LogLines.of("bot.klingbalance")) {
      bot.accounts.becomeSlow();
      bot.types(BotOnSlack.MEMBER, "studio@example.com");
      bot.presses(BotOnSlack.MEMBER, "refresh:all");
      bot.adapter.close();
      bot.accounts.answerNext();

      assertThat(List.of(bot.slack.nextAnswer(), bot.slack.nextAnswer()))
          .extracting(answer -> answer.get("text").getAsString())
          .allSatisfy(text -> assertThat(text).contains("being restarted; please ask again"));
      assertThat(bot.slack.answersLeft()).isZero();
      assertThat(log.warnings())
          .containsExactly(
              "Answers that were not ready when the bot stopped: 2. Who waited for one is asked to"
                  + " try again.");
      assertThat(bot.adapter.httpPort()).isPresent();
    }
  }

  private static SlackTimeouts hasty() {
    return new SlackTimeouts(
        BotOnSlack.QUICK.call(),
        BotOnSlack.QUICK.reconnects(),
        BotOnSlack.QUICK.resends(),
        BotOnSlack.QUICK.refused(),
        BotOnSlack.QUICK.hello(),
        BotOnSlack.QUICK.farewell(),
        Duration.ofMillis(300));
  }

  @Test
  void theUsualTimesFitIntoWhatAChatHasToEndIn() {
    SlackTimeouts usual = SlackTimeouts.USUAL;
    assertThat(usual.drain()).isEqualTo(AwaitedReplies.WAITED_FOR);
    assertThat(
            usual.farewell().plus(usual.drain()).plus(AwaitedReplies.TO_SAY).plus(usual.farewell()))
        .isLessThanOrEqualTo(ChatAdapter.MOST_TO_CLOSE);
  }

  @Test
  void aBotThatNeverStartedCanBeClosed() throws Exception {
    try (BotOnSlack bot = BotOnSlack.notStarted(BotOnSlack.QUICK)) {
      bot.adapter.close();
      bot.adapter.close();
      assertThat(bot.adapter.httpPort()).isEmpty();
    }
  }
}

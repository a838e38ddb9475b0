package bot.klingbalance.chat;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Reply.Interim;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.testing.LogLines;
import bot.klingbalance.useapi.UseApiLimits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AwaitedRepliesTest {
  private static final Reply RESTARTING = new ToAsker(CommandMessages.restarting());
  private static final Reply BALANCE = said("560 credits left");
  private static final Reply OLD_BALANCE = said("600 credits left, as of 08:12");

  private final AwaitedReplies awaited = new AwaitedReplies(RESTARTING);
  private final CompletableFuture<Reply> reply = new CompletableFuture<>();

  @Test
  void aReplyThatComesIsGivenAndNobodyIsToldAnythingElse() {
    CompletableFuture<Reply> given = awaited.await(reply);
    reply.complete(BALANCE);

    assertThat(given).isCompletedWithValue(BALANCE);
    assertThat(endsAndTells()).isEmpty();
  }

  @Test
  void whoGetsNoReplyIsToldAndTheReplyThatComesTooLateIsDropped() {
    CompletableFuture<Reply> given = awaited.await(reply);
    assertThat(endsAndTells())
        .containsExactly(
            "Answers that were not ready when the bot stopped: 1. Who waited for one is asked to"
                + " try again.");
    reply.complete(BALANCE);

    assertThat(given).isCompletedWithValue(RESTARTING);
  }

  @Test
  void whoWasToldThatTheAnswerFollowsIsToldThatItDoesNot() {
    CompletableFuture<Reply> given =
        awaited.await(completedFuture(new Interim(said("The answer follows here."), reply, false)));
    assertThat(endsAndTells()).hasSize(1);

    assertThat(((Interim) given.join()).then()).isCompletedWithValue(RESTARTING);
  }

  @Test
  void whoHasAnOlderAnswerKeepsThat() {
    CompletableFuture<Reply> given =
        awaited.await(completedFuture(new Interim(OLD_BALANCE, reply, true)));
    assertThat(endsAndTells()).hasSize(1);

    assertThat(((Interim) given.join()).then()).isCompletedWithValue(OLD_BALANCE);
  }

  @Test
  void whatIsAskedAfterTheEndIsToldAtOnceUnlessItsReplyIsAtHand() {
    awaited.finish(Duration.ZERO, most -> false, Platform.SLACK);

    assertThat(awaited.await(reply)).isCompletedWithValue(RESTARTING);
    assertThat(awaited.await(completedFuture(BALANCE))).isCompletedWithValue(BALANCE);
  }

  @Test
  void aPlatformThatDoesNotTakeTheLastAnswersIsNamed() {
    CompletableFuture<Reply> given = awaited.await(reply);
    try (LogLines log = LogLines.of("bot.klingbalance.chat")) {
      awaited.finish(Duration.ZERO, most -> false, Platform.DISCORD);

      assertThat(given).isCompletedWithValue(RESTARTING);
      assertThat(log.warnings())
          .hasSize(2)
          .contains("Discord had not taken all answers when the bot stopped.");
    }
  }

  /** What the log tells of an end that waits no time; then all that is told is taken. */
  private List<String> endsAndTells() {
    try (LogLines log = LogLines.of("bot.klingbalance.chat")) {
      awaited.finish(Duration.ZERO, most -> reply.isDone() || !most.isZero(), Platform.SLACK);
      return log.warnings();
    }
  }

  @Test
  void repliesAreWaitedForAsLongAsUseApiIsAsked() {
    assertThat(AwaitedReplies.WAITED_FOR).isGreaterThan(UseApiLimits.DEFAULT.deadline());
  }

  private static Reply said(String words) {
    return new ToAsker(ChatMessage.sentence(Tone.GOOD, Text.of("Kling balance"), Text.of(words)));
  }
}

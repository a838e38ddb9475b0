package bot.klingbalance.discord;

import bot.klingbalance.chat.AnswersUnderWay;
import bot.klingbalance.chat.AwaitedReplies;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.discord.gateway.AnsweringTurn;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The answers under way, so that they can be finished before the bot stops. */
final class InFlight {
  private final AwaitedReplies replies =
      new AwaitedReplies(new ToAsker(CommandMessages.restarting()));
  private final AnswersUnderWay underWay = new AnswersUnderWay();
  private volatile boolean closed;

  /** From now on nothing new is taken in. */
  void close() {
    closed = true;
  }

  /** Whether something new is taken in at this moment. */
  boolean isOpen() {
    return !closed;
  }

  /**
   * Has {@code answer} begun where this bot is the one to answer. Never blocks.
   *
   * @param turn asked anew each time: a bot that was frozen may wake with what another one has
   *     answered meanwhile
   */
  void take(String interaction, AnsweringTurn turn, Runnable answer) {
    CompletableFuture<Void> claimed = begin();
    var unused =
        turn.isOurs(interaction)
            .thenAccept(
                isOurs -> {
                  if (isOurs) {
                    answer.run();
                  }
                })
            .whenComplete((done, defect) -> claimed.complete(null));
  }

  /** A new answer under way. Whoever gives it completes the future, whatever came of it. */
  CompletableFuture<Void> begin() {
    return underWay.begin();
  }

  /** The same reply, or what is told in its place where it is not there when the bot ends. */
  CompletableFuture<Reply> awaited(CompletableFuture<Reply> reply) {
    return replies.await(reply);
  }

  /** Waits until all are finished, for {@code most} at most; then tells those who wait on. */
  void finish(Duration most) {
    replies.finish(most, underWay::areGiven, Platform.DISCORD);
  }
}

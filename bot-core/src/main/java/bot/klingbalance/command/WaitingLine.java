package bot.klingbalance.command;

import bot.klingbalance.account.reading.Patience;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.Interim;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.concurrent.CompletableFuture;

/**
 * Tells a person that an answer takes longer than usual.
 *
 * @param patience how long nobody has to be told
 */
record WaitingLine(Patience patience) {
  private static final Reply LINE =
      new ToAsker(
          ChatMessage.sentence(
              Tone.NOTICE,
              Text.of("Kling balance"),
              Text.of("useapi.net is being asked. The answer follows here.")));

  /** The reply, or the line with the reply to follow. */
  CompletableFuture<Reply> before(CompletableFuture<Reply> reply) {
    return reply.isDone()
        ? reply
        : reply.applyToEither(
            patience.begin().thenApply(end -> new Interim(LINE, reply, false)), any -> any);
  }
}

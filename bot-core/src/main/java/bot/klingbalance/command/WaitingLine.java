package bot.klingbalance.command;

import bot.klingbalance.account.Requester;
import bot.klingbalance.account.reading.Patience;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.Interim;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Tells a person that an answer takes longer than usual, and what it is waiting for.
 *
 * @param patience how long nobody has to be told
 * @param isUseApiAsked whether useapi.net is being asked on behalf of somebody
 */
public record WaitingLine(Patience patience, Predicate<Requester> isUseApiAsked) {
  /** Nobody is told. */
  public static final WaitingLine NONE = new WaitingLine(Patience.ENDLESS, requester -> false);

  private static final Reply USE_API = line("useapi.net is being asked. The answer follows here.");

  private static final Reply BOT =
      line("The bot itself takes longer than usual. The answer follows here.");

  /** The reply, or the line with the reply to follow. */
  CompletableFuture<Reply> before(CompletableFuture<Reply> reply, Requester by) {
    return reply.isDone()
        ? reply
        : reply.applyToEither(
            patience
                .begin()
                .thenApply(end -> new Interim(isUseApiAsked(by) ? USE_API : BOT, reply, false)),
            any -> any);
  }

  /** For an answer, or for the account that a button is about. */
  private boolean isUseApiAsked(Requester by) {
    return isUseApiAsked.test(by) || isUseApiAsked.test(KnownAccounts.COMPLETION);
  }

  private static Reply line(String words) {
    return new ToAsker(ChatMessage.sentence(Tone.NOTICE, Text.of("Kling balance"), Text.of(words)));
  }
}

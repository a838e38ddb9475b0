package bot.klingbalance.command;

import bot.klingbalance.account.reading.Provisional;
import bot.klingbalance.account.reading.Timely;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.Interim;
import bot.klingbalance.message.ChatMessage;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Replies to people who do not wait long. What is complete is shown; what is not is shown as it is
 * known, until the rest has come; and what nothing is known of is waited for.
 */
public final class TimelyReply {
  private TimelyReply() {}

  /**
   * The reply, which another may follow.
   *
   * @param message makes the message of what was read
   * @param reply says where it goes
   */
  public static <T extends Provisional> CompletableFuture<Reply> of(
      Timely<T> read,
      Function<T, CompletableFuture<ChatMessage>> message,
      Function<ChatMessage, Reply> reply) {
    CompletableFuture<Reply> complete = read.whole().thenCompose(message).thenApply(reply);
    return read.now()
        .thenCompose(
            known ->
                known.isAwaited() && known.isWorthShowing()
                    ? message
                        .apply(known)
                        .thenApply(shown -> new Interim(reply.apply(shown), complete, true))
                    : complete);
  }

  /** The same where nothing may follow, such as a message for a whole channel. */
  public static <T extends Provisional> CompletableFuture<Reply> once(
      Timely<T> read,
      Function<T, CompletableFuture<ChatMessage>> message,
      Function<ChatMessage, Reply> reply) {
    return read.now()
        .thenCompose(known -> known.isWorthShowing() ? read.now() : read.whole())
        .thenCompose(message)
        .thenApply(reply);
  }
}

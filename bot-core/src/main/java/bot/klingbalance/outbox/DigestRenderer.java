package bot.klingbalance.outbox;

import bot.klingbalance.digest.Digest;
import bot.klingbalance.message.ChatMessage;
import java.util.concurrent.CompletableFuture;

/** Makes the message of a digest. */
@FunctionalInterface
public interface DigestRenderer {
  /**
   * The message, as soon as it can be made. The call itself does not block.
   *
   * @return ends with a {@link bot.klingbalance.store.StoreUnavailable} or a {@link
   *     java.util.concurrent.RejectedExecutionException} when it cannot be made at this moment
   */
  CompletableFuture<ChatMessage> render(Digest digest);
}

package bot.klingbalance.chat;

import bot.klingbalance.message.ChatMessage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The core's door to one chat platform, for what nobody asked for at that moment.
 *
 * <p>Safe for use by many threads. No call blocks, and no future ends exceptionally: the adapter
 * classifies what went wrong, the core decides whether to try again.
 */
public interface ChatPort {
  /**
   * Posts a message to a channel, once.
   *
   * @param delivery marks the message, so that it can be found again and is not posted twice where
   *     the platform can tell
   */
  CompletableFuture<PostResult> post(Channel channel, ChatMessage message, DeliveryId delivery);

  /** Puts a message in the place of one that was posted before. */
  CompletableFuture<PostResult> update(PostedMessage posted, ChatMessage message);

  /** Looks for the message of a delivery of which it is not known whether it arrived. */
  CompletableFuture<FindResult> find(Channel channel, DeliveryId delivery);

  /**
   * For how long after a post the platform takes the same delivery once only, so that to post it
   * again is safe; zero where each post is a new message.
   */
  default Duration takesOnceFor() {
    return Duration.ZERO;
  }

  /** Looks whether the bot may post in a channel; posts nothing. */
  CompletableFuture<PostAccess> access(Channel channel);
}

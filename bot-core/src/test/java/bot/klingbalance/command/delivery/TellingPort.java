package bot.klingbalance.command.delivery;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.message.ChatMessage;
import java.util.concurrent.CompletableFuture;

/** A port that is only looked through. */
public record TellingPort(CompletableFuture<PostAccess> told) implements ChatPort {
  @Override
  public CompletableFuture<PostAccess> access(Channel channel) {
    return told;
  }

  @Override
  public CompletableFuture<PostResult> post(
      Channel channel, ChatMessage message, DeliveryId delivery) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<PostResult> update(PostedMessage posted, ChatMessage message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<FindResult> find(Channel channel, DeliveryId delivery) {
    throw new UnsupportedOperationException();
  }
}

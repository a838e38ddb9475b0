package bot.klingbalance.terminal;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.FindResult.Absent;
import bot.klingbalance.chat.FindResult.Found;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostResult.Posted;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.message.ChatMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the bot posts by itself, on the screen as it arrives. Safe for use by many threads. */
public final class TerminalPort implements ChatPort {
  private final Screen screen;
  private final Map<DeliveryId, PostedMessage> posted = new LinkedHashMap<>();

  public TerminalPort(Screen screen) {
    this.screen = screen;
  }

  /** How many messages were posted. */
  public synchronized int count() {
    return posted.size();
  }

  @Override
  public synchronized CompletableFuture<PostResult> post(
      Channel channel, ChatMessage message, DeliveryId delivery) {
    if (!posted.containsKey(delivery)) {
      posted.put(delivery, new PostedMessage(channel, Integer.toString(posted.size() + 1)));
      screen.announce("posted in this channel");
      screen.show(message);
    }
    return completedFuture(new Posted(posted.get(delivery)));
  }

  /** What is printed stays: the newer version is printed below it. */
  @Override
  public synchronized CompletableFuture<PostResult> update(
      PostedMessage changed, ChatMessage message) {
    screen.announce("changed in this channel");
    screen.show(message);
    return completedFuture(new Posted(changed));
  }

  @Override
  public synchronized CompletableFuture<FindResult> find(Channel channel, DeliveryId delivery) {
    return completedFuture(
        Optional.ofNullable(posted.get(delivery))
            .filter(message -> message.channel().equals(channel))
            .<FindResult>map(Found::new)
            .orElseGet(Absent::new));
  }

  @Override
  public CompletableFuture<PostAccess> access(Channel channel) {
    return completedFuture(new PostAccess.Granted("The bot posts on this screen."));
  }
}

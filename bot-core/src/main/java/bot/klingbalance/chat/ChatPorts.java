package bot.klingbalance.chat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The chats that messages can be posted to. They are connected after everything that posts has been
 * made. Safe for use by many threads.
 */
public final class ChatPorts {
  private final Map<Platform, ChatPort> ports = new ConcurrentHashMap<>();

  /** From now on messages can be posted to that platform. */
  public void connect(Platform platform, ChatPort port) {
    ports.put(platform, port);
  }

  /** The port of a platform; nothing while that is not connected. */
  public Optional<ChatPort> of(Platform platform) {
    return Optional.ofNullable(ports.get(platform));
  }

  /** Looks whether the bot may post in a channel, as {@link ChatPort#access} does. */
  public CompletableFuture<PostAccess> access(Channel channel) {
    return of(channel.platform())
        .map(port -> port.access(channel))
        .orElseGet(
            () ->
                CompletableFuture.completedFuture(
                    new PostAccess.Unknown(
                        "The bot has no connection to %s.".formatted(channel.platform().title()),
                        true)));
  }
}

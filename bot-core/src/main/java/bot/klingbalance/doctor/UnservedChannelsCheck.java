package bot.klingbalance.doctor;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Finds watched channels of a chat that is not set up. */
public final class UnservedChannelsCheck implements Check {
  private final CompletableFuture<List<Channel>> watched;
  private final Set<Platform> served;

  /**
   * A check that has not begun.
   *
   * @param served the chats that are set up
   */
  public UnservedChannelsCheck(CompletableFuture<List<Channel>> watched, Set<Platform> served) {
    this.watched = watched;
    this.served = Set.copyOf(served);
  }

  @Override
  public String subject() {
    return "Channels";
  }

  /** Nothing to say where every channel is served. */
  @Override
  public CompletableFuture<List<CheckResult>> begin() {
    return watched.thenApply(
        all ->
            all.stream()
                .filter(channel -> !served.contains(channel.platform()))
                .map(UnservedChannelsCheck::check)
                .toList());
  }

  private static CheckResult check(Channel channel) {
    return CheckResult.mend(
        channel.toString(),
        "It is watched, but %s is not set up: no warning can be posted there. Set its token, or remove the watch."
            .formatted(channel.platform().title()));
  }
}

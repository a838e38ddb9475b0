package bot.klingbalance.command.watch;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.watch.AllWatches;
import java.util.function.Function;
import java.util.function.Supplier;

/** How the warnings of each channel are worded now: by its watches and by the settings. */
public final class ChannelWordings implements Function<Channel, DigestWording> {
  private final AllWatches watches;
  private final Supplier<WatchPolicy> policy;

  public ChannelWordings(AllWatches watches, Supplier<WatchPolicy> policy) {
    this.watches = watches;
    this.policy = policy;
  }

  /** Blocks and throws as {@link AllWatches} does. */
  @Override
  public DigestWording apply(Channel channel) {
    return policy
        .get()
        .wording(watches.of(channel), watches.mentions(channel), watches.escalation(channel));
  }
}

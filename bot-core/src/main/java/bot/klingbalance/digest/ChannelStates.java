package bot.klingbalance.digest;

import bot.klingbalance.chat.Channel;
import java.util.List;

/**
 * What is remembered of each channel, kept. The memory of a check is written by {@code Outbox.plan}
 * only, together with the digest.
 *
 * <p>Each method is one transaction, safe for use by many threads and many bots at once. It blocks
 * while the store answers and throws {@link bot.klingbalance.store.StoreUnavailable}.
 */
public interface ChannelStates {
  /** {@link ChannelState#NEW} for a channel that was never heard of. */
  ChannelState of(Channel channel);

  /** Keeps the snoozes, each in the place of an earlier one of the same channel and account. */
  void snooze(List<Snooze> snoozes);
}

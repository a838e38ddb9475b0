package bot.klingbalance.warning;

import bot.klingbalance.chat.Channel;
import java.util.List;

/**
 * What is remembered of each channel, kept. The memory of a check is written by {@link Outbox#plan}
 * only, together with the digest.
 *
 * <p>Each method is one transaction, safe for use by many threads and many bots at once. It blocks
 * while the store answers and throws {@link bot.klingbalance.watch.StoreUnavailable}.
 */
public interface ChannelStates {
  /** {@link ChannelState#NEW} for a channel that was never heard of. */
  ChannelState of(Channel channel);

  /** Keeps the snoozes, each in the place of an earlier one of the same channel and account. */
  void snooze(List<Snooze> snoozes);
}

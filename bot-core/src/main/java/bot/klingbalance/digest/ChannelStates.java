package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The port to where the state of each channel is stored. The memory of a check is written by {@code
 * Outbox.plan} only, together with the digest.
 *
 * <p>Each method is one transaction, safe for use by many threads and many bots at once. It blocks
 * while the store answers and throws {@link bot.klingbalance.store.StoreUnavailable}.
 */
public interface ChannelStates {
  /** {@link ChannelState#NEW} for a channel that was never heard of. */
  ChannelState of(Channel channel);

  /** Stores the snoozes; each replaces an earlier one of the same channel and account. */
  void snooze(List<Snooze> snoozes);

  /**
   * Stores who deals with accounts; each replaces an earlier one of the same channel and account.
   */
  void take(List<Taken> taken);

  /** Who deals with accounts of any channel since then or later, in no order. */
  List<Taken> takenSince(Instant since);

  /** Forgets who dealt with accounts of a channel, of whichever still has somebody. */
  void release(Channel channel, Set<AccountEmail> accounts);
}

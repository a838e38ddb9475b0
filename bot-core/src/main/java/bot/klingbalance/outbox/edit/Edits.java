package bot.klingbalance.outbox.edit;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.outbox.Outbox.Claim;
import java.util.List;

/**
 * The messages of the outbox that are to be edited, which {@link
 * bot.klingbalance.outbox.Outbox#revise} writes down. At most one edit of a message is under way.
 *
 * <p>Each method is one transaction, safe for use by many threads and many bots at once. It blocks
 * while the store answers and throws {@link bot.klingbalance.store.StoreUnavailable}; then each may
 * be called again with the same arguments and does no harm.
 */
public interface Edits {
  /**
   * Takes edits of posted messages that are due, for the claimer alone until the lease ends. Those
   * that are due longest come first.
   */
  List<Edit> claimEdits(Claim claim);

  /**
   * Settles an edit that {@code owner} claimed. What has changed meanwhile is due at once.
   *
   * @return whether it was the owner's to settle
   */
  boolean settleEdit(DeliveryId id, String owner, EditSettlement settlement);
}

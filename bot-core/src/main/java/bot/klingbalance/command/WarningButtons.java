package bot.klingbalance.command;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.message.SnoozePeriod;
import java.util.concurrent.CompletableFuture;

/**
 * What the dispatcher passes the buttons under a daily warning on to. No call blocks, and a future
 * ends exceptionally only on a defect.
 */
public interface WarningButtons {
  /** Reads the accounts of the warning anew, and strikes through what is over. */
  CompletableFuture<Reply> refresh(DeliveryId warning);

  /** Hides the accounts of the warning in its channel, and says so under it. */
  CompletableFuture<Reply> snooze(Asker asker, DeliveryId warning, SnoozePeriod period);
}

package bot.klingbalance.outbox.edit;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.digest.Digest;

/**
 * A message that is to show its digest as it stands now.
 *
 * @param revision which one of the digest that is
 * @param tries how often it was claimed since it last worked
 */
public record Edit(Digest digest, PostedMessage message, int revision, int tries) {
  public DeliveryId id() {
    return digest.id();
  }
}

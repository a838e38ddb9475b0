package bot.klingbalance.health;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.health.Meters.Fate;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.Settlement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An outbox that counts what is planned and what becomes of it. */
public final class MeteredOutbox implements Outbox {
  private final Outbox outbox;
  private final Optional<Meters> meters;
  private final Runnable checked;

  /**
   * Does the same as {@code outbox}.
   *
   * @param meters absent where nobody wants to see the counts
   * @param checked called after each daily check that was written down
   */
  public MeteredOutbox(Outbox outbox, Optional<Meters> meters, Runnable checked) {
    this.outbox = outbox;
    this.meters = meters;
    this.checked = checked;
  }

  @Override
  public boolean plan(CheckState memory, Optional<Digest> digest) {
    boolean isWritten = outbox.plan(memory, digest);
    if (isWritten) {
      meters.ifPresent(Meters::checked);
      digest.ifPresent(planned -> count(Fate.PLANNED));
      checked.run();
    }
    return isWritten;
  }

  @Override
  public boolean interject(Digest digest) {
    boolean isWritten = outbox.interject(digest);
    if (isWritten) {
      count(Fate.PLANNED);
    }
    return isWritten;
  }

  @Override
  public boolean settle(DeliveryId id, String owner, Settlement settlement) {
    boolean isSettled = outbox.settle(id, owner, settlement);
    if (isSettled) {
      count(fate(settlement));
    }
    return isSettled;
  }

  @Override
  public List<Delivery> claim(Claim claim) {
    return outbox.claim(claim);
  }

  @Override
  public Optional<Delivery> find(DeliveryId id) {
    return outbox.find(id);
  }

  @Override
  public void rewrite(Digest digest) {
    outbox.rewrite(digest);
  }

  @Override
  public List<Delivery> setAside(Channel channel, int most) {
    return outbox.setAside(channel, most);
  }

  @Override
  public int forget(LocalDate day) {
    return outbox.forget(day);
  }

  private void count(Fate fate) {
    meters.ifPresent(each -> each.warning(fate));
  }

  private static Fate fate(Settlement settlement) {
    return settlement.match(
        posted -> Fate.DELIVERED, retry -> Fate.RETRIED, aside -> Fate.SET_ASIDE);
  }
}

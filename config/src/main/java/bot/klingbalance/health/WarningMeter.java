package bot.klingbalance.health;

import bot.klingbalance.digest.Digest;
import bot.klingbalance.health.Meters.Fate;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Settlement;
import bot.klingbalance.outbox.WarningListener;

/** Counts the warnings that are planned and what becomes of them, and notes the last check. */
public final class WarningMeter implements WarningListener {
  private final Meters meters;

  public WarningMeter(Meters meters) {
    this.meters = meters;
  }

  @Override
  public void checked() {
    meters.checked();
  }

  @Override
  public void planned(Digest digest) {
    meters.warning(Fate.PLANNED, "");
  }

  @Override
  public void settled(Delivery delivery, Settlement settlement) {
    Runnable count =
        settlement.match(
            posted -> () -> meters.warning(Fate.DELIVERED, ""),
            retry -> () -> meters.warning(Fate.RETRIED, retry.obstacle().code()),
            aside -> () -> meters.warning(Fate.SET_ASIDE, aside.code()));
    count.run();
  }
}

package bot.klingbalance.outbox;

import bot.klingbalance.digest.Digest;
import java.util.List;

/**
 * Told of each step of a warning after it was written down, by whoever wrote it. No call blocks or
 * throws.
 */
public interface WarningListener {
  WarningListener NONE = new WarningListener() {};

  /** All of them, told one after the other. */
  static WarningListener all(List<WarningListener> listeners) {
    List<WarningListener> all = List.copyOf(listeners);
    return new WarningListener() {
      @Override
      public void checked() {
        all.forEach(WarningListener::checked);
      }

      @Override
      public void planned(Digest digest) {
        all.forEach(each -> each.planned(digest));
      }

      @Override
      public void settled(Delivery delivery, Settlement settlement) {
        all.forEach(each -> each.settled(delivery, settlement));
      }
    };
  }

  /** A channel's daily check was made, whether or not it has something to tell. */
  default void checked() {}

  /** There is something to be sent. */
  default void planned(Digest digest) {}

  /**
   * So ended an attempt to send it.
   *
   * @param delivery as it was at the attempt
   */
  default void settled(Delivery delivery, Settlement settlement) {}
}

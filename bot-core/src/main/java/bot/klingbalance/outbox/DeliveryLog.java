package bot.klingbalance.outbox;

import bot.klingbalance.chat.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line of the log for what became of each message: a sentence for people, and the same as
 * fields for programs. No account is named. Of many tries the first that fails is told, and the
 * last one.
 */
public final class DeliveryLog implements WarningListener {
  private static final Logger log = LoggerFactory.getLogger(DeliveryLog.class);

  @Override
  public void settled(Delivery delivery, Settlement settlement) {
    Runnable line =
        settlement.match(
            posted -> () -> delivered(delivery, posted),
            retry -> () -> retried(delivery, retry),
            aside -> () -> setAside(delivery, aside));
    line.run();
  }

  /** One that was found is that of an earlier try, or of another database. */
  private static void delivered(Delivery delivery, Settlement.Posted posted) {
    String at = delivery.tries() > 1 ? "at try " + delivery.tries() : "";
    String how =
        posted.found()
            ? "found in its channel, so it was not posted again"
                + (at.isEmpty() ? "" : " (%s)".formatted(at))
            : "delivered" + (at.isEmpty() ? "" : " " + at);
    event(Level.INFO, delivery, "delivered", "")
        .log("The {} message for {} was {}.", kind(delivery), channel(delivery), how);
  }

  private static void retried(Delivery delivery, Settlement.Retry retry) {
    boolean isNews = delivery.tries() == 1 && !retry.obstacle().words().isEmpty();
    Level level = isNews ? Level.WARN : Level.DEBUG;
    event(level, delivery, "retried", retry.obstacle().code())
        .log(
            "The {} message for {} waits and is tried again: {}",
            kind(delivery),
            channel(delivery),
            retry.obstacle().words());
  }

  private static void setAside(Delivery delivery, Settlement.SetAside aside) {
    event(Level.WARN, delivery, "set_aside", aside.code())
        .log(
            "The {} message for {} is set aside ({}): {}",
            kind(delivery),
            channel(delivery),
            aside.code(),
            aside.reason());
  }

  private static LoggingEventBuilder event(
      Level level, Delivery delivery, String outcome, String reason) {
    Channel channel = channel(delivery);
    LoggingEventBuilder event =
        log.atLevel(level)
            .addKeyValue("event", "delivery")
            .addKeyValue("platform", channel.platform().key())
            .addKeyValue("channel", channel.id())
            .addKeyValue("kind", kind(delivery))
            .addKeyValue("tries", delivery.tries())
            .addKeyValue("outcome", outcome);
    return reason.isEmpty() ? event : event.addKeyValue("reason", reason);
  }

  private static String kind(Delivery delivery) {
    return delivery.digest().key().kind();
  }

  private static Channel channel(Delivery delivery) {
    return delivery.digest().key().channel();
  }
}

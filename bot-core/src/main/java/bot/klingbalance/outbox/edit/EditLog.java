package bot.klingbalance.outbox.edit;

import bot.klingbalance.chat.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line of the log for what became of each edit, in the words of {@link
 * bot.klingbalance.outbox.DeliveryLog}: of many tries the first that fails is told, and the last
 * one. No account is named.
 */
public final class EditLog {
  private static final Logger log = LoggerFactory.getLogger(EditLog.class);

  private EditLog() {}

  /**
   * Tells of an attempt.
   *
   * @param edit as it was at the attempt
   */
  public static void settled(Edit edit, EditSettlement settlement) {
    Runnable line =
        settlement.match(
            done -> () -> delivered(edit),
            retry -> () -> retried(edit, retry),
            givenUp -> () -> givenUp(edit, givenUp),
            ended -> () -> setAside(edit, ended));
    line.run();
  }

  private static void delivered(Edit edit) {
    event(Level.INFO, edit, "delivered", "")
        .log(
            "The {} message in {} was edited{}.",
            kind(edit),
            channel(edit),
            edit.tries() > 1 ? " at try " + edit.tries() : "");
  }

  private static void retried(Edit edit, EditSettlement.Retry retry) {
    Level level = edit.tries() == 1 ? Level.WARN : Level.DEBUG;
    event(level, edit, "retried", retry.obstacle().code())
        .log(
            "The {} message in {} is edited a little later: {}",
            kind(edit),
            channel(edit),
            retry.obstacle().words());
  }

  private static void givenUp(Edit edit, EditSettlement.GivenUp givenUp) {
    String code = EditSettlement.GivenUp.CODE;
    event(Level.WARN, edit, "set_aside", code)
        .log(
            "The {} message in {} is not edited until it changes again ({}): {}",
            kind(edit),
            channel(edit),
            code,
            givenUp.obstacle().words());
  }

  /** Said once: after that, nobody tries to edit it. */
  private static void setAside(Edit edit, EditSettlement.Ended ended) {
    event(Level.WARN, edit, "set_aside", ended.code())
        .log(
            "The {} message in {} stays as it is and is not edited any more ({}): {}",
            kind(edit),
            channel(edit),
            ended.code(),
            ended.reason());
  }

  private static LoggingEventBuilder event(Level level, Edit edit, String outcome, String reason) {
    Channel channel = channel(edit);
    LoggingEventBuilder event =
        log.atLevel(level)
            .addKeyValue("event", "edit")
            .addKeyValue("platform", channel.platform().key())
            .addKeyValue("channel", channel.id())
            .addKeyValue("kind", kind(edit))
            .addKeyValue("tries", edit.tries())
            .addKeyValue("outcome", outcome);
    return reason.isEmpty() ? event : event.addKeyValue("reason", reason);
  }

  private static String kind(Edit edit) {
    return edit.digest().key().kind();
  }

  private static Channel channel(Edit edit) {
    return edit.digest().key().channel();
  }
}

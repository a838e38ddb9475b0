package bot.klingbalance.program;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPorts;
import bot.klingbalance.database.Database;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.outbox.ChartedDigestRenderer;
import bot.klingbalance.outbox.DeliveryAttempt;
import bot.klingbalance.outbox.DeliveryPolicy;
import bot.klingbalance.outbox.OutboxDispatcher;
import bot.klingbalance.outbox.Redelivery;
import bot.klingbalance.outbox.RedeliveryRounds;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.outbox.edit.EditAttempt;
import bot.klingbalance.outbox.edit.EditDispatcher;
import bot.klingbalance.outbox.edit.EditLog;
import bot.klingbalance.polling.ReadingRecorder;
import bot.klingbalance.store.StoreThreads;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * What brings warnings to their channels, made and joined.
 *
 * @param ports the chats, connected when they are there
 * @param renderer makes the messages; closed after the dispatcher
 * @param redelivery sends again what channels did not take
 * @param redeliveryRounds does so by itself
 * @param edits edits what stands in channels
 */
record Deliveries(
    ChatPorts ports,
    ChartedDigestRenderer renderer,
    OutboxDispatcher dispatcher,
    Redelivery redelivery,
    RedeliveryRounds redeliveryRounds,
    EditDispatcher edits) {
  /** Deliveries out of {@code database}, which are not begun. */
  static Deliveries of(
      Database database,
      Rendering rendering,
      StoreThreads storeThreads,
      WarningListener listener,
      Clock clock) {
    ChatPorts ports = new ChatPorts();
    ChartedDigestRenderer renderer =
        new ChartedDigestRenderer(
            rendering.wordings(), database.history(), rendering.recorder()::caughtUp, storeThreads);
    DeliveryPolicy policy = DeliveryPolicy.USUAL.of(database.bot());
    DeliveryAttempt attempt = new DeliveryAttempt(ports::of, renderer, clock, policy);
    Redelivery.Attempts attempts = new Redelivery.Attempts();
    OutboxDispatcher dispatcher =
        new OutboxDispatcher(
            database.outbox(),
            attempt,
            WarningListener.all(List.of(attempts, listener)),
            clock,
            policy);
    Redelivery redelivery =
        new Redelivery(database.outbox(), ports, clock, dispatcher::lookNow, attempts);
    EditDispatcher edits =
        new EditDispatcher(
            database.edits(),
            new EditAttempt(ports::of, renderer, clock, policy),
            EditLog::settled,
            clock,
            policy);
    return new Deliveries(
        ports, renderer, dispatcher, redelivery, new RedeliveryRounds(redelivery), edits);
  }

  /**
   * What a message needs besides its digest.
   *
   * @param recorder keeps what was read for it
   */
  record Rendering(Function<Channel, DigestWording> wordings, ReadingRecorder recorder) {}
}

package bot.klingbalance.check;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.outbox.OutboxDispatcher;
import bot.klingbalance.polling.ReadingRecorder;
import bot.klingbalance.schedule.CheckTask;
import bot.klingbalance.store.StoreThreads;
import bot.klingbalance.watch.DailyTime;
import java.util.Optional;

/**
 * A check that is over only when its message is delivered and what it read is recorded: for a
 * simulated calendar, whose time must not go on before that.
 */
public final class CompleteCheck implements CheckTask {
  private final CheckTask check;
  private final OutboxDispatcher dispatcher;
  private final ReadingRecorder recorder;
  private final StoreThreads threads;

  public CompleteCheck(
      CheckTask check,
      OutboxDispatcher dispatcher,
      ReadingRecorder recorder,
      StoreThreads threads) {
    this.check = check;
    this.dispatcher = dispatcher;
    this.recorder = recorder;
    this.threads = threads;
  }

  /** Comes to its end whatever interrupts the caller. */
  @Override
  public Optional<DailyTime> wake(Channel channel) {
    Optional<DailyTime> schedule = threads.ask(() -> check.wake(channel)).join();
    dispatcher.round().join();
    recorder.caughtUp().join();
    return schedule;
  }
}

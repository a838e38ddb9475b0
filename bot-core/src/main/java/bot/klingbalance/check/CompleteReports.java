package bot.klingbalance.check;

import bot.klingbalance.outbox.OutboxDispatcher;
import bot.klingbalance.polling.ReadingRecorder;
import bot.klingbalance.store.StoreThreads;
import java.time.Instant;
import java.util.Optional;

/** Reports that are over only when their messages are delivered, as {@link CompleteCheck} is. */
public final class CompleteReports implements ReportTask {
  private final ReportRounds rounds;
  private final OutboxDispatcher dispatcher;
  private final ReadingRecorder recorder;
  private final StoreThreads threads;

  public CompleteReports(
      ReportRounds rounds,
      OutboxDispatcher dispatcher,
      ReadingRecorder recorder,
      StoreThreads threads) {
    this.rounds = rounds;
    this.dispatcher = dispatcher;
    this.recorder = recorder;
    this.threads = threads;
  }

  @Override
  public Optional<Instant> nextAfter(Instant instant) {
    return threads.ask(() -> rounds.nextAfter(instant)).join();
  }

  /** Comes to its end whatever interrupts the caller. */
  @Override
  public void make() {
    recorder.caughtUp().join();
    threads
        .ask(
            () -> {
              rounds.look();
              return rounds;
            })
        .join();
    dispatcher.round().join();
    recorder.caughtUp().join();
  }
}

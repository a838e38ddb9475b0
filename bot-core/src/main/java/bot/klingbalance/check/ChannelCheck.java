package bot.klingbalance.check;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.digest.CheckDecision;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.schedule.CheckTask;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The check of a channel: reads what it watches, decides, and writes down what is to be told. Made
 * twice on a day it writes once.
 */
public final class ChannelCheck implements CheckTask {
  /** Above the scheduler's pace: what begins later than this was kept by something. */
  static final Duration IN_TIME = Duration.ofMinutes(1);

  /**
   * So many channels are decided at a time, however many are read: a thousand findings are some
   * hundred kilobytes in several forms until they are written down, and a store that is a file
   * writes one after the other.
   */
  private static final int DECIDED_AT_ONCE = 2;

  private final Semaphore deciding = new Semaphore(DECIDED_AT_ONCE);
  private final AtomicInteger underWay = new AtomicInteger();
  private final SharedVerdicts verdicts = new SharedVerdicts();
  private final AllWatches watches;
  private final ChannelStates states;
  private final Outbox outbox;
  private final Reader reader;
  private final Clock clock;
  private final WarningListener listener;

  /**
   * A check of the channels that {@code kept} knows.
   *
   * @param reader reads accounts; its futures end in a time that does not matter
   * @param listener told of each check that was written down, and of its digest
   */
  public ChannelCheck(Kept kept, Reader reader, Clock clock, WarningListener listener) {
    this.watches = kept.watches();
    this.states = kept.states();
    this.outbox = kept.outbox();
    this.reader = reader;
    this.clock = clock;
    this.listener = listener;
  }

  /** What a check reads from the store and writes to it. */
  public record Kept(AllWatches watches, ChannelStates states, Outbox outbox) {}

  /** Reads what a channel watches. */
  @FunctionalInterface
  public interface Reader {
    /**
     * What is known now of the accounts that {@code watches} are about.
     *
     * @param since the channel's last check; absent before the first
     */
    CompletableFuture<ChannelReadings> read(ChannelWatches watches, Optional<Instant> since);
  }

  @Override
  public Optional<DailyTime> wake(Channel channel) {
    ChannelWatches watched = watches.of(channel);
    Optional<DailyTime> schedule = watched.schedule();
    if (schedule.isEmpty()) {
      return schedule;
    }
    ChannelState state = states.of(channel);
    Instant now = clock.instant();
    if (schedule.get().dueAt(now, state.checked()).isPresent()) {
      underWay.incrementAndGet();
      try {
        check(watched, state, now);
      } finally {
        if (underWay.decrementAndGet() == 0) {
          verdicts.clear();
        }
      }
    }
    return watches.of(channel).schedule();
  }

  /**
   * Checks a channel.
   *
   * @param now when the check began: it belongs to that day, even if the reading ends on the next
   */
  private void check(ChannelWatches watched, ChannelState state, Instant now) {
    ChannelReadings readings = awaited(reader.read(watched, state.memory().map(CheckState::at)));
    deciding.acquireUninterruptibly();
    try {
      decide(watched, readings, state, now);
    } finally {
      deciding.release();
    }
  }

  private void decide(
      ChannelWatches watched, ChannelReadings readings, ChannelState state, Instant now) {
    Instant minute = minuteOf(watched, now);
    CheckMoment check = CheckMoment.at(minute, watched.daily());
    SinceLastCheck since = SinceLastCheck.of(watched, state, states, outbox, now);
    ChannelState warned = since.warned(watched, state);
    CheckDecision decision =
        since.decided(
            watched, readings, warned, now, verdicts.of(watched, readings, warned, check));
    states.take(decision.adopted(state));
    if (outbox.plan(decision.memory(), decision.digest(), isMadeUpFor(watched, now))) {
      listener.checked();
      decision.digest().ifPresent(listener::planned);
      states.release(watched.channel(), decision.released());
    }
  }

  /**
   * Channels whose checks begin in the same minute are decided as of one moment, so that what they
   * share is decided once. Not before the time of day, in a zone whose offset has seconds.
   */
  static Instant minuteOf(ChannelWatches watched, Instant now) {
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    DailyTime daily = watched.daily().orElseThrow();
    return daily.runOn(daily.dateOf(now)).filter(minute::isBefore).orElse(minute);
  }

  /**
   * In time nobody can have told the day before. Late, it may have been told by a bot whose
   * database is not this one, as when yesterday's was put back.
   */
  private static boolean isMadeUpFor(ChannelWatches watched, Instant now) {
    return watched
        .schedule()
        .flatMap(daily -> daily.runOn(daily.dateOf(now)))
        .filter(run -> now.isAfter(run.plus(IN_TIME)))
        .isPresent();
  }

  /**
   * What was read.
   *
   * @throws CancellationException when this thread is to end
   */
  static ChannelReadings awaited(CompletableFuture<ChannelReadings> reading) {
    try {
      return reading.get();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the bot stops");
    } catch (ExecutionException defect) {
      throw new IllegalStateException("accounts could not be read for a defect", defect);
    }
  }
}

package bot.klingbalance.polling;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Failure;
import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.polling.PollRound.Turn;
import bot.klingbalance.polling.WatchedByAnyChannel.Answer;
import bot.klingbalance.store.BackgroundThread;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for each watched account once in a period, evenly spread. It goes in rounds of an hour at
 * most: at the beginning of each it is looked up who is watched, and after a failure that holds for
 * every account its rest is skipped.
 */
public final class BalancePoller implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BalancePoller.class);

  static final Duration RETRY = Duration.ofMinutes(1);
  private static final Duration LONGEST_ROUND = Duration.ofHours(1);

  /** Two rounds, and what the accounts of the last one may take longer. */
  static final Duration STALLED_AFTER = LONGEST_ROUND.multipliedBy(2).plusMinutes(15);

  private final AccountRefresher refresher;
  private final WatchedByAnyChannel watched;
  private final PollSlots slots;
  private final LastWork lastWork;
  private final WaitingTimer timer;

  /** A poll that waits for {@link #start}. */
  public BalancePoller(
      AccountRefresher refresher,
      WatchedByAnyChannel watched,
      PollSlots slots,
      LastWork lastWork,
      Clock clock) {
    this(
        refresher, watched, slots, lastWork, new WaitingTimer(clock, new BackgroundThread("poll")));
  }

  BalancePoller(
      AccountRefresher refresher,
      WatchedByAnyChannel watched,
      PollSlots slots,
      LastWork lastWork,
      WaitingTimer timer) {
    this.refresher = refresher;
    this.watched = watched;
    this.slots = slots;
    this.lastWork = lastWork;
    this.timer = timer;
  }

  public void start() {
    lastWork.done();
    timer.thread().now(() -> begin(timer.now()));
  }

  /** Asks nothing more; what is under way may still end. */
  @Override
  public void close() {
    timer.thread().close(() -> {});
  }

  /**
   * Begins a round.
   *
   * @param end where the last one ended; what it could not get to in time is made up for, as far as
   *     a round reaches
   */
  private void begin(Instant end) {
    Instant earliest = timer.now().minus(length());
    Instant from = end.isBefore(earliest) ? earliest : end;
    try {
      CompletableFuture<Answer> unused =
          watched
              .read()
              .whenComplete((answer, defect) -> timer.thread().now(() -> go(from, answer, defect)));
    } catch (StoreUnavailable known) {
      log.debug("Who is watched is looked up again soon.", known);
      beginSoon(from);
    } catch (RuntimeException defect) {
      log.error("Who is watched could not be looked up for a defect.", defect);
      beginSoon(from);
    }
  }

  private void go(Instant from, @Nullable Answer answer, @Nullable Throwable defect) {
    if (answer == null) {
      log.debug("Which accounts there are is asked again soon.", defect);
      beginSoon(from);
      return;
    }
    lastWork.done();
    Instant until = from.plus(length());
    Runnable next = () -> timer.at(until, () -> begin(until));
    answer
        .<Runnable>match(
            some ->
                new PollRound(turns(some.accounts(), from, until), refresher, timer, next)::proceed,
            unknown -> () -> unknown(unknown.failure(), from, next))
        .run();
  }

  private void unknown(Failure failure, Instant from, Runnable next) {
    if (failure.reason().holdsForWholeToken()) {
      log.debug("Nobody is asked until the next round: {}", failure.reason());
      next.run();
    } else {
      log.debug("Which accounts there are is asked again soon: {}", failure.reason());
      beginSoon(from);
    }
  }

  private void beginSoon(Instant end) {
    timer.at(timer.now().plus(RETRY), () -> begin(end));
  }

  private List<Turn> turns(Set<AccountEmail> accounts, Instant from, Instant until) {
    return accounts.stream()
        .map(account -> new Turn(account, slots.next(account, from)))
        .filter(turn -> turn.at().isBefore(until))
        .sorted(Comparator.comparing(Turn::at))
        .toList();
  }

  private Duration length() {
    return slots.every().compareTo(LONGEST_ROUND) < 0 ? slots.every() : LONGEST_ROUND;
  }
}

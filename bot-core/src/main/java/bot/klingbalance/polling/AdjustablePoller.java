package bot.klingbalance.polling;

import bot.klingbalance.account.Accounts;
import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.history.History;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the watched accounts by itself, at a period that may change. Safe for use by many threads.
 */
public final class AdjustablePoller implements AutoCloseable {
  private final Accounts accounts;
  private final History history;
  private final WatchedByAnyChannel watched;
  private final Clock clock;
  private final String bot;
  private final LastWork lastWork;
  private Optional<Duration> period = Optional.empty();
  private boolean mayWork = true;
  private @Nullable BalancePoller poller;

  /**
   * A poller that waits for its first period.
   *
   * @param accounts those of which {@code history} keeps the answers
   * @param bot the name of this one: each reads an account at a time of its own
   */
  public AdjustablePoller(
      Accounts accounts, History history, WatchedByAnyChannel watched, String bot, Clock clock) {
    this.bot = bot;
    this.accounts = accounts;
    this.history = history;
    this.watched = watched;
    this.clock = clock;
    this.lastWork = new LastWork("polls", BalancePoller.STALLED_AFTER, clock);
  }

  /** When it looked last who is to be asked. */
  public LastWork lastWork() {
    return lastWork;
  }

  /** From now on watched accounts are read by themselves once in that time; returns soon. */
  public synchronized void every(Duration wanted) {
    close();
    period = Optional.of(wanted);
    if (mayWork) {
      BalancePoller next = poller(wanted);
      poller = next;
      next.start();
    }
  }

  /**
   * Reads nothing until it is let again: another bot reads, and tells its channels what it finds.
   */
  public synchronized void letWork(boolean may) {
    mayWork = may;
    period.ifPresent(this::every);
  }

  /** Reads nothing more, until there is another period. */
  @Override
  public synchronized void close() {
    period = Optional.empty();
    Optional.ofNullable(poller).ifPresent(BalancePoller::close);
    lastWork.ended();
  }

  /** Several bots on one database ask in turn: an answer of the last half period does for all. */
  private BalancePoller poller(Duration every) {
    return new BalancePoller(
        new AccountRefresher(accounts, history, every.dividedBy(2)),
        watched,
        new PollSlots(every, bot),
        lastWork,
        clock);
  }
}

package bot.klingbalance.polling;

import bot.klingbalance.store.StoreThread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Points in time, waited for on a thread.
 *
 * @param clock looked at each minute while something waits, since a machine may sleep and its clock
 *     may be set
 */
record WaitingTimer(Clock clock, StoreThread thread) {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  Instant now() {
    return clock.instant();
  }

  /** Does {@code work} on the thread at {@code moment}, or at once when that is past. */
  void at(Instant moment, Runnable work) {
    Duration left = Duration.between(now(), moment);
    if (left.compareTo(Duration.ZERO) <= 0) {
      thread.now(work);
    } else if (left.compareTo(LONGEST_WAIT) <= 0) {
      thread.after(left, () -> at(moment, work));
    } else {
      thread.after(LONGEST_WAIT, () -> at(moment, work));
    }
  }
}

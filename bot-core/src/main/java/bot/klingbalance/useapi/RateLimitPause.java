package bot.klingbalance.useapi;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time during which no request is made at all, because useapi.net asked to slow down. Safe for
 * use by many threads.
 */
final class RateLimitPause {
  private final Timer time;
  private final AtomicLong until;

  RateLimitPause(Timer time) {
    this.time = time;
    this.until = new AtomicLong(time.nanos());
  }

  /** Holds for {@code wait} from now on, or longer when it does so already. */
  void keep(Duration wait) {
    long end = time.nanos() + wait.toNanos();
    until.accumulateAndGet(end, (known, other) -> other - known > 0 ? other : known);
  }

  /** How long it still holds; zero when it is over. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, until.get() - time.nanos()));
  }
}

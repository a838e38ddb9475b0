package bot.klingbalance.useapi;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time during which no request is made at all, because useapi.net asked to slow down. Safe for
 * use by many threads.
 */
final class RateLimitPause {
  private final Timer timer;
  private final AtomicLong until;

  RateLimitPause(Timer timer) {
    this.timer = timer;
    this.until = new AtomicLong(timer.nanos());
  }

  /** Pauses for {@code wait} from now on; a pause that ends later already stays. */
  void extend(Duration wait) {
    long end = timer.nanos() + wait.toNanos();
    until.accumulateAndGet(end, (known, other) -> other - known > 0 ? other : known);
  }

  /** How long the pause still lasts; zero when there is none. */
  Duration remaining() {
    return Duration.ofNanos(Math.max(0, until.get() - timer.nanos()));
  }
}

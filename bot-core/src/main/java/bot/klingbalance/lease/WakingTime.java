package bot.klingbalance.lease;

import java.util.function.LongSupplier;

/**
 * A clock that never goes back, and that goes on while the machine sleeps: the monotonic clock of
 * Linux stands still then, so what the clock of the day went on beyond it is added.
 */
public final class WakingTime implements LongSupplier {
  private static final long NANOS_OF_MILLI = 1_000_000;

  /** Two clocks that run side by side are not apart by more between two looks. */
  private static final long TOLERATED = 1_000 * NANOS_OF_MILLI;

  private final LongSupplier nanos;
  private final LongSupplier millis;
  private long lastNanos;
  private long lastMillis;
  private long slept;

  /** Of this machine. */
  public WakingTime() {
    this(System::nanoTime, System::currentTimeMillis);
  }

  WakingTime(LongSupplier nanos, LongSupplier millis) {
    this.nanos = nanos;
    this.millis = millis;
    this.lastNanos = nanos.getAsLong();
    this.lastMillis = millis.getAsLong();
  }

  @Override
  public synchronized long getAsLong() {
    long nowNanos = nanos.getAsLong();
    long nowMillis = millis.getAsLong();
    long ahead = (nowMillis - lastMillis) * NANOS_OF_MILLI - (nowNanos - lastNanos);
    lastNanos = nowNanos;
    lastMillis = nowMillis;
    if (ahead > TOLERATED) {
      slept += ahead;
    }
    return nowNanos + slept;
  }
}

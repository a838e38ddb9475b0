package bot.klingbalance.crash;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, moved ahead; a test moves it on. Safe for use by many threads. */
public final class MovedClock extends Clock {
  private final Clock system = Clock.systemUTC();
  private Duration ahead;

  /** A clock that is {@code ahead} of the system's. */
  public MovedClock(Duration ahead) {
    this.ahead = ahead;
  }

  static MovedClock at(Instant now) {
    MovedClock clock = new MovedClock(Duration.ZERO);
    clock.moveTo(now);
    return clock;
  }

  public synchronized void move(Duration by) {
    ahead = ahead.plus(by);
  }

  synchronized void moveTo(Instant now) {
    ahead = Duration.between(system.instant(), now);
  }

  public synchronized Duration ahead() {
    return ahead;
  }

  @Override
  public synchronized Instant instant() {
    return system.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}

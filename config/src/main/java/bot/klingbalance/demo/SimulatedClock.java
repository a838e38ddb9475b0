package bot.klingbalance.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that runs on with another one and can be put forward. Safe for use by many threads; one
 * at a time moves it.
 */
public final class SimulatedClock extends Clock {
  private final Clock real;
  private final ZoneId zone;
  private volatile Duration ahead = Duration.ZERO;

  /**
   * A clock that shows the time of {@code real} until it is moved.
   *
   * @param zone where the days of the simulated world begin
   */
  public SimulatedClock(Clock real, ZoneId zone) {
    this.real = real;
    this.zone = zone;
  }

  /** Puts it forward; it never goes back. */
  void moveTo(Instant later) {
    Duration wanted = Duration.between(real.instant(), later);
    if (wanted.compareTo(ahead) > 0) {
      ahead = wanted;
    }
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return Clock.offset(real, ahead).withZone(other);
  }
}

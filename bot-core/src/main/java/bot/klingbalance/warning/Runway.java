package bot.klingbalance.warning;

import bot.klingbalance.account.Credits;
import java.time.Duration;
import java.time.Instant;

/**
 * How long an account lasts at its present pace.
 *
 * @param runsOut when nothing is left
 * @param perDay how much is used in 24 hours; more than nothing
 */
public record Runway(Instant runsOut, Credits perDay) {
  private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  public Runway {
    if (perDay.isZero()) {
      throw new IllegalArgumentException("a pace of nothing");
    }
  }

  /** What is used between two points in time at this pace; nothing where they are out of order. */
  Credits usedBetween(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return Credits.ZERO;
    }
    double days = (double) Duration.between(from, to).toSeconds() / SECONDS_A_DAY;
    return new Credits((long) Math.min(Credits.MOST, perDay.hundredths() * days));
  }
}

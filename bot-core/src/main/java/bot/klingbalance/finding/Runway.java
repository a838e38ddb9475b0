package bot.klingbalance.finding;

import bot.klingbalance.account.Credits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long an account lasts at its present pace.
 *
 * @param runsOut when nothing is left; absent where it lasts as far as can be seen
 * @param perDay how much is used in 24 hours; more than nothing
 * @param missing what would carry it over to its next grant; absent where that is not known
 */
public record Runway(Optional<Instant> runsOut, Credits perDay, Optional<Credits> missing) {
  private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  /** One that ends, and nobody knows of a grant. */
  public Runway(Instant runsOut, Credits perDay) {
    this(Optional.of(runsOut), perDay, Optional.empty());
  }

  public Runway {
    if (perDay.isZero()) {
      throw new IllegalArgumentException("a pace of nothing");
    }
  }

  /** What is used between two points in time at this pace; zero if they are out of order. */
  Credits usedBetween(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return Credits.ZERO;
    }
    double days = (double) Duration.between(from, to).toSeconds() / SECONDS_A_DAY;
    return new Credits((long) Math.min(Credits.MOST, perDay.hundredths() * days));
  }
}

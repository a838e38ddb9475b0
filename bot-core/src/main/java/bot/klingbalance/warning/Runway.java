package bot.klingbalance.warning;

import bot.klingbalance.account.Credits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long an account lasts at its present pace.
 *
 * @param runsOut when nothing is left; absent where it lasts as far as can be seen
 * @param perDay how much is used in 24 hours; more than nothing
 */
public record Runway(Optional<Instant> runsOut, Credits perDay) {
  private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  /** One that ends. */
  public Runway(Instant runsOut, Credits perDay) {
    this(Optional.of(runsOut), perDay);
  }

  public Runway {
    if (perDay.isZero()) {
      throw new IllegalArgumentException("a pace of nothing");
    }
  }

  /** What would carry the account over to its next grant; nothing where it lasts so long. */
  Credits missingUntil(Instant grant) {
    return runsOut.map(end -> usedBetween(end, grant)).orElse(Credits.ZERO);
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

package bot.klingbalance.finding;

import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.forecast.Outlook.Projection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long an account lasts at its present pace.
 *
 * @param runsOut when nothing is left; absent where it lasts as far as can be seen
 * @param perDay how much is used in 24 hours; more than nothing
 * @param missing what would carry it over to its next grant; absent where that is not known
 * @param expiring what will expire unused, in the order of time; absent where that is not known
 */
public record Runway(
    Optional<Instant> runsOut,
    Credits perDay,
    Optional<Credits> missing,
    Optional<List<Moment>> expiring) {
  private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  /** One of which nothing but the pace says what will expire. */
  public Runway(Optional<Instant> runsOut, Credits perDay, Optional<Credits> missing) {
    this(runsOut, perDay, missing, Optional.empty());
  }

  /** One that ends, and nobody knows of a grant. */
  public Runway(Instant runsOut, Credits perDay) {
    this(Optional.of(runsOut), perDay, Optional.empty());
  }

  /** What a forecast says to it; nothing where none is known, or where nothing is spent. */
  public static Optional<Runway> of(Outlook outlook) {
    return outlook.match(
        end -> of(Optional.of(end.at()), end.projection()),
        lasts -> of(Optional.empty(), lasts.projection()),
        idle -> Optional.empty(),
        tooShort -> Optional.empty(),
        outdated -> Optional.empty());
  }

  private static Optional<Runway> of(Optional<Instant> end, Projection projection) {
    return projection.perDay().isZero()
        ? Optional.empty()
        : Optional.of(
            new Runway(
                end,
                projection.perDay(),
                projection.missing(),
                Optional.of(projection.expiring())));
  }

  public Runway {
    expiring = expiring.map(List::copyOf);
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

package bot.klingbalance.finding;

import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.forecast.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How long an account lasts.
 *
 * @param runsOut when nothing is left, most likely; absent where it most likely lasts until its
 *     next grant or as far as can be seen
 * @param risk when it may run out all the same: warnings go by that
 * @param perDay how much is used in 24 hours; absent where too little is known, or nothing is used
 * @param missing what would carry it over to its next grant; absent where that is not known
 * @param expiring what will expire unused, in the order of time; absent where that is not known
 */
public record Runway(
    Optional<Instant> runsOut,
    Risk risk,
    Optional<Credits> perDay,
    Optional<Credits> missing,
    Optional<List<Moment>> expiring) {
  private static final long SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

  /** One of which nothing but the pace says what will expire, and that surely ends then. */
  public Runway(Optional<Instant> runsOut, Credits perDay, Optional<Credits> missing) {
    this(
        runsOut,
        new Risk(runsOut, OptionalDouble.empty()),
        Optional.of(perDay),
        missing,
        Optional.empty());
  }

  /** One that ends, and nobody knows of a grant. */
  public Runway(Instant runsOut, Credits perDay) {
    this(Optional.of(runsOut), perDay, Optional.empty());
  }

  /** What a forecast says to it; nothing where none is known. */
  public static Optional<Runway> of(Outlook outlook) {
    return outlook.match(
        end -> Optional.of(of(Optional.of(end.at()), end.risk(), end.projection())),
        lasts -> Optional.of(of(Optional.empty(), lasts.risk(), lasts.projection())),
        idle -> atRisk(idle.risk()),
        tooShort -> atRisk(tooShort.risk()),
        outdated -> Optional.empty());
  }

  private static Runway of(Optional<Instant> end, Risk risk, Projection projection) {
    return new Runway(
        end,
        risk,
        Optional.of(projection.perDay()).filter(pace -> !pace.isZero()),
        projection.missing(),
        Optional.of(projection.expiring()));
  }

  private static Optional<Runway> atRisk(Risk risk) {
    return risk.early()
        .map(
            early ->
                new Runway(
                    Optional.empty(), risk, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  public Runway {
    expiring = expiring.map(List::copyOf);
    if (perDay.filter(Credits::isZero).isPresent()) {
      throw new IllegalArgumentException("a pace of nothing");
    }
  }

  /** What is used between two points in time at this pace; zero if they are out of order. */
  Credits usedBetween(Instant from, Instant to) {
    if (perDay.isEmpty() || !from.isBefore(to)) {
      return Credits.ZERO;
    }
    double days = (double) Duration.between(from, to).toSeconds() / SECONDS_A_DAY;
    return new Credits((long) Math.min(Credits.MOST, perDay.get().hundredths() * days));
  }
}

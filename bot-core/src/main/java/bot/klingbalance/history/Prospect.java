package bot.klingbalance.history;

import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an account has to spend, and how far ahead that is known: until the month after the next
 * grant is over, or until that grant where nobody knows how much it brings, and {@value #DAYS} days
 * at most.
 *
 * @param asOf when it was read
 * @param grant when the next grant is due, where that is known
 * @param until how far ahead it is known
 */
record Prospect(Supply supply, Instant asOf, Optional<Instant> grant, Instant until) {
  static final int DAYS = 60;

  /**
   * @param readings in the order of time, all of them with a known balance, at least one
   */
  static Prospect of(List<KeptReading> readings, ZoneId zone) {
    KeptReading last = readings.get(readings.size() - 1);
    Supply supply = Supply.of(last.balance(), last.at());
    Instant horizon = last.at().plus(Duration.ofDays(DAYS));
    Optional<Instant> grant = last.balance().nextGrantAfter(last.at()).filter(horizon::isAfter);
    if (grant.isEmpty()) {
      return new Prospect(supply, last.at(), grant, horizon);
    }
    Optional<Credits> amount = amountOfGrant(readings);
    if (amount.isEmpty()) {
      return new Prospect(supply, last.at(), grant, grant.get());
    }
    Instant over = grant.get().atZone(zone).plusMonths(1).toInstant();
    Supply.Lot lot =
        new Supply.Lot(amount.get().hundredths(), Seconds.of(grant.get()), Seconds.of(over));
    Instant until = over.isBefore(horizon) ? over : horizon;
    return new Prospect(supply.plus(lot), last.at(), grant, until);
  }

  /** Spends it along a course. */
  Walk walk(Course course, double... marks) {
    return Walk.along(course, supply, Seconds.of(until), marks);
  }

  /** What the latest month of the plan brought: the next one will bring the same. */
  private static Optional<Credits> amountOfGrant(List<KeptReading> readings) {
    for (int i = readings.size() - 1; i >= 0; i--) {
      Optional<Credits> granted =
          readings.get(i).balance().packages().stream()
              .filter(Jumps::isPlan)
              .max(Comparator.comparing(each -> each.startsAt().orElse(Instant.MIN)))
              .flatMap(CreditPackage::granted);
      if (granted.isPresent()) {
        return granted.filter(credits -> !credits.isZero());
      }
    }
    return Optional.empty();
  }
}

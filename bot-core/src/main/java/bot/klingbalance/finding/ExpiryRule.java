package bot.klingbalance.finding;

import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.finding.Cause.Expiring;
import bot.klingbalance.forecast.Outlook.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which credits will be lost: those that the present pace, where one is known, leaves unused. */
final class ExpiryRule {
  private ExpiryRule() {}

  /** Of what was granted: what is less than one in so many is a rest that nobody misses. */
  private static final int WORTH_TELLING = 100;

  /**
   * What is lost within so many days; nothing when the limit is off, or when it is a small rest.
   *
   * @param packages each is used up in the order in which they expire
   */
  static Optional<Expiring> expiring(
      List<CreditPackage> packages, int days, Optional<Runway> runway, Instant now) {
    Instant end = now.plus(Duration.ofDays(days));
    return runway
        .flatMap(Runway::expiring)
        .map(forecast -> byForecast(forecast, now, end))
        .orElseGet(() -> byPace(packages, end, runway, now))
        .filter(lost -> isWorthTelling(lost.amount(), packages));
  }

  private static boolean isWorthTelling(Credits lost, List<CreditPackage> packages) {
    long granted =
        packages.stream()
            .flatMap(each -> each.granted().stream())
            .mapToLong(Credits::hundredths)
            .sum();
    return lost.hundredths() >= granted / WORTH_TELLING;
  }

  /** As the answer for the account says it. */
  private static Optional<Expiring> byForecast(List<Moment> forecast, Instant now, Instant end) {
    List<Moment> soon =
        forecast.stream()
            .filter(each -> each.at().isAfter(now) && !each.at().isAfter(end))
            .filter(each -> !each.credits().whole().isZero())
            .toList();
    return soon.stream()
        .map(Moment::credits)
        .reduce(Credits::plus)
        .map(lost -> new Expiring(lost.whole(), soon.get(0).at()));
  }

  private static Optional<Expiring> byPace(
      List<CreditPackage> packages, Instant end, Optional<Runway> runway, Instant now) {
    Credits counted = Credits.ZERO;
    Credits lost = Credits.ZERO;
    Optional<Instant> first = Optional.empty();
    for (CreditPackage each : inTheirOrder(packages, now)) {
      Instant expires = each.expiresAt().orElseThrow();
      if (expires.isAfter(end) || isUsedUpBy(expires, runway)) {
        break;
      }
      counted = counted.plus(each.left().orElse(Credits.ZERO));
      Credits used = used(runway, now, expires);
      Credits unused = minus(minus(counted, used), lost);
      lost = lost.plus(unused);
      first = unused.isZero() ? first : first.or(each::expiresAt);
    }
    Credits amount = runway.flatMap(Runway::perDay).isPresent() ? lost.whole() : lost;
    return first.filter(at -> !amount.isZero()).map(at -> new Expiring(amount, at));
  }

  /** Where nothing is left before it expires, nothing is lost, however uneven the pace is. */
  private static boolean isUsedUpBy(Instant expires, Optional<Runway> runway) {
    return runway.flatMap(Runway::runsOut).filter(end -> !end.isAfter(expires)).isPresent();
  }

  private static List<CreditPackage> inTheirOrder(List<CreditPackage> packages, Instant now) {
    return packages.stream()
        .filter(each -> each.left().filter(left -> !left.isZero()).isPresent())
        .filter(each -> each.expiresAt().filter(end -> end.isAfter(now)).isPresent())
        .sorted(Comparator.comparing(each -> each.expiresAt().orElseThrow()))
        .toList();
  }

  private static Credits used(Optional<Runway> runway, Instant now, Instant until) {
    return runway.map(pace -> pace.usedBetween(now, until)).orElse(Credits.ZERO);
  }

  private static Credits minus(Credits amount, Credits taken) {
    return new Credits(Math.max(0, amount.hundredths() - taken.hundredths()));
  }
}

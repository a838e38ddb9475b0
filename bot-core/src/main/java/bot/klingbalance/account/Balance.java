package bot.klingbalance.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an account has left, as far as useapi.net told. What it left out is absent, never zero.
 *
 * @param total what it says is left altogether; it need not agree with the packages
 * @param packages in the vendor's order; where the total is missing, without those that had expired
 *     when it was read
 * @param nextGrant most likely the next monthly grant; it may lie in the past
 */
public record Balance(
    Optional<Credits> total, List<CreditPackage> packages, Optional<Instant> nextGrant) {
  public static final Balance UNKNOWN = new Balance(Optional.empty(), List.of(), Optional.empty());

  public Balance {
    packages = List.copyOf(packages);
  }

  /**
   * What the account says is left, whether it has expired or not: the total, or where it is missing
   * the sum over the packages, or unknown when one of those is unknown too.
   */
  public Optional<Credits> left() {
    return total.or(() -> sum(packages, CreditPackage::left));
  }

  /**
   * The credits that can be used at {@code now}: those that are left, without what has expired.
   * useapi.net may go on counting expired packages in the total. What the total has beyond the
   * packages that still count is taken to be theirs, as far as they go: better too little is told
   * than credits that are gone.
   */
  public Optional<Credits> leftAt(Instant now) {
    Optional<Credits> left = left();
    if (left.isEmpty() || packages.isEmpty()) {
      return left;
    }
    Credits expired = expiredOf(left.get(), now);
    return expired.isZero() ? left : Optional.of(left.get().minus(expired));
  }

  /**
   * What the packages that still count at {@code now} hold together. Unknown where one of them does
   * not say, or where none is listed.
   */
  public Optional<Credits> listedAt(Instant now) {
    return sum(countingAt(now), CreditPackage::left);
  }

  /**
   * What was granted in the packages that still count at {@code now}. Unknown when one of them does
   * not say, or when more is left than was granted: then it is no measure of what is left.
   */
  public Optional<Credits> grantedAt(Instant now) {
    return sum(countingAt(now), CreditPackage::granted)
        .filter(granted -> !granted.isZero())
        .filter(granted -> leftAt(now).filter(left -> left.compareTo(granted) <= 0).isPresent());
  }

  /** The next grant, if it is after {@code now}: a past date means something else. */
  public Optional<Instant> nextGrantAfter(Instant now) {
    return nextGrant.filter(grant -> grant.isAfter(now));
  }

  private List<CreditPackage> countingAt(Instant now) {
    return packages.stream().filter(each -> !each.isExpiredAt(now)).toList();
  }

  /** Plain loops: a forecast asks this of each reading several times. */
  private Credits expiredOf(Credits left, Instant now) {
    Credits expired = Credits.ZERO;
    for (CreditPackage each : packages) {
      if (each.isExpiredAt(now)) {
        expired = expired.plus(each.left().or(each::granted).orElse(Credits.ZERO));
      }
    }
    if (expired.isZero()) {
      return expired;
    }
    Credits counting = Credits.ZERO;
    for (CreditPackage each : countingAt(now)) {
      counting = counting.plus(each.left().orElse(Credits.ZERO));
    }
    Credits beyond = left.minus(counting);
    return expired.compareTo(beyond) < 0 ? expired : beyond;
  }

  private static Optional<Credits> sum(
      List<CreditPackage> packages, Function<CreditPackage, Optional<Credits>> amount) {
    if (packages.isEmpty()) {
      return Optional.empty();
    }
    Credits sum = Credits.ZERO;
    for (CreditPackage each : packages) {
      Optional<Credits> part = amount.apply(each);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(part.get());
    }
    return Optional.of(sum);
  }
}

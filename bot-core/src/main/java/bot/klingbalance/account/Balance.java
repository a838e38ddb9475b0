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
   * The credits that are left: the total, or where it is missing the sum over the packages, or
   * unknown when one of those is unknown too.
   */
  public Optional<Credits> left() {
    return total.or(() -> sum(packages, CreditPackage::left));
  }

  /**
   * What was granted in the packages that still count at {@code now}. Unknown when one of them does
   * not say, or when more is left than was granted: then it is no measure of what is left.
   */
  public Optional<Credits> grantedAt(Instant now) {
    List<CreditPackage> counting = packages.stream().filter(p -> !p.isExpiredAt(now)).toList();
    return sum(counting, CreditPackage::granted)
        .filter(granted -> !granted.isZero())
        .filter(granted -> left().filter(left -> left.compareTo(granted) <= 0).isPresent());
  }

  /** The next grant, if it is after {@code now}: a past date means something else. */
  public Optional<Instant> nextGrantAfter(Instant now) {
    return nextGrant.filter(grant -> grant.isAfter(now));
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

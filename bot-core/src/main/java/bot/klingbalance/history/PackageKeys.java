package bot.klingbalance.history;

import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the same package in two readings: by type, start and end. */
final class PackageKeys {
  private PackageKeys() {}

  /**
   * The packages that counted at a reading; those that cannot be told apart are one. One that has
   * expired is gone, whether it is still listed or not.
   */
  static List<CreditPackage> merged(RecordedReading reading) {
    List<CreditPackage> packages = reading.balance().packages();
    List<CreditPackage> merged = new ArrayList<>(packages.size());
    for (CreditPackage each : packages) {
      if (each.isExpiredAt(reading.at())) {
        continue;
      }
      Optional<CreditPackage> twin = same(merged, each);
      if (twin.isPresent()) {
        merged.set(merged.indexOf(twin.get()), together(twin.get(), each));
      } else {
        merged.add(each);
      }
    }
    return merged;
  }

  static Optional<CreditPackage> same(List<CreditPackage> packages, CreditPackage wanted) {
    for (CreditPackage each : packages) {
      if (each.expiresAt().equals(wanted.expiresAt())
          && each.startsAt().equals(wanted.startsAt())
          && each.type().equals(wanted.type())) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static CreditPackage together(CreditPackage one, CreditPackage other) {
    return new CreditPackage(
        one.type(),
        sum(one.granted(), other.granted()),
        sum(one.left(), other.left()),
        one.startsAt(),
        one.expiresAt());
  }

  private static Optional<Credits> sum(Optional<Credits> one, Optional<Credits> other) {
    return one.flatMap(credits -> other.map(credits::plus));
  }
}

package bot.klingbalance.forecast;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.history.EpochSeconds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The credits that can be spent from a moment on, in the order in which they are: what expires
 * first goes first.
 *
 * @param lots in that order
 */
record CreditSupply(List<Lot> lots) {
  /** So long after a month of a plan the next one may come, in seconds. */
  private static final double MOMENT = 3600;

  /**
   * Credits that come and go together. Times are seconds since 1970, {@code expires} is infinite
   * for what stays.
   *
   * @param amount hundredths of a credit, more than none
   */
  record Lot(double amount, double from, double expires) {}

  CreditSupply {
    lots = lots.stream().sorted(Comparator.comparingDouble(Lot::expires)).toList();
  }

  /**
   * What a balance holds at {@code now}. Where it has more than its packages, the rest never
   * expires; where it has less, what expires first is gone.
   */
  static CreditSupply of(Balance balance, Instant now) {
    double total = balance.leftAt(now).orElse(Credits.ZERO).hundredths();
    List<CreditPackage> packages =
        balance.packages().stream()
            .filter(each -> !each.isExpiredAt(now))
            .filter(each -> each.left().filter(left -> !left.isZero()).isPresent())
            .sorted(Comparator.comparing(each -> each.expiresAt().orElse(Instant.MAX)))
            .toList();
    double listed =
        packages.stream().mapToDouble(each -> each.left().orElseThrow().hundredths()).sum();
    double excess = Math.max(0, listed - total);
    List<Lot> lots = new ArrayList<>();
    for (CreditPackage each : packages) {
      double left = each.left().orElseThrow().hundredths();
      double gone = Math.min(left, excess);
      excess -= gone;
      if (left > gone) {
        lots.add(new Lot(left - gone, EpochSeconds.of(now), end(each)));
      }
    }
    if (total > listed) {
      lots.add(new Lot(total - listed, EpochSeconds.of(now), Double.POSITIVE_INFINITY));
    }
    return new CreditSupply(lots);
  }

  CreditSupply plus(Lot grant) {
    List<Lot> more = new ArrayList<>(lots);
    more.add(new Lot(grant.amount(), followingOn(grant.from()), grant.expires()));
    return new CreditSupply(more);
  }

  /**
   * The same once so much is spent of what is there at {@code now}: what expires first goes first.
   */
  CreditSupply without(double spent, Instant now) {
    double missing = spent;
    List<Lot> rest = new ArrayList<>();
    for (Lot lot : lots) {
      double gone = lot.from() > EpochSeconds.of(now) ? 0 : Math.min(lot.amount(), missing);
      missing -= gone;
      if (lot.amount() > gone) {
        rest.add(new Lot(lot.amount() - gone, lot.from(), lot.expires()));
      }
    }
    return new CreditSupply(rest);
  }

  /** When a grant counts from: between the end of a month and the next, nothing is lacking. */
  private double followingOn(double grant) {
    return lots.stream()
        .mapToDouble(Lot::expires)
        .filter(end -> end <= grant && end > grant - MOMENT)
        .max()
        .orElse(grant);
  }

  private static double end(CreditPackage each) {
    return each.expiresAt().map(EpochSeconds::of).orElse(Double.POSITIVE_INFINITY);
  }
}

package bot.klingbalance.history;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells spending, grants, top-ups, refunds and expiry apart by what changed in which package.
 *
 * <p>A package is the same one if its type, start and end are the same.
 */
public final class BalanceChanges {
  private static final String PLAN = "plan";

  /** A package that began so long before the last reading is old: it was not listed then. */
  private static final Duration LATE = Duration.ofDays(1);

  private final RecordedReading before;
  private final RecordedReading after;
  private final ChangeTally tally = new ChangeTally();

  private BalanceChanges(RecordedReading before, RecordedReading after) {
    this.before = before;
    this.after = after;
  }

  /**
   * What happened from one reading to the next; nothing where one of them does not say what was
   * left.
   *
   * <p>Where the packages and the total disagree, the total is right and the rest is spending or a
   * refund: the balance before and the changes always add up to the balance after.
   */
  public static List<BalanceChange> between(RecordedReading before, RecordedReading after) {
    Optional<Credits> had = before.left();
    Optional<Credits> has = after.left();
    if (had.isEmpty() || has.isEmpty() || areSame(before, after)) {
      return List.of();
    }
    long change = has.get().hundredths() - had.get().hundredths();
    return new BalanceChanges(before, after).byPackage().settled(change);
  }

  /**
   * The grants and top-ups from one reading to the next: packages that are new or hold more than
   * they did. Here the packages count, whatever the total says. A total that merely rose is none,
   * since Kling gives back the credits of a job that failed.
   */
  public static List<BalanceChange> newCredits(RecordedReading before, RecordedReading after) {
    return new BalanceChanges(before, after)
        .byPackage().all().stream().filter(BalanceChange::isNewCredits).toList();
  }

  /** Also by what has expired between them, listed or not. */
  private static boolean areSame(RecordedReading before, RecordedReading after) {
    return before.balance().equals(after.balance()) && before.left().equals(after.left());
  }

  private ChangeTally byPackage() {
    if (!arePackagesKnownBefore()) {
      return tally;
    }
    List<CreditPackage> old = PackageKeys.merged(before);
    List<CreditPackage> present = PackageKeys.merged(after);
    boolean renewed = false;
    for (CreditPackage each : present) {
      Optional<CreditPackage> was = PackageKeys.same(old, each);
      if (was.isPresent()) {
        changed(was.get(), each);
      } else {
        appeared(each);
        renewed |= isPlan(each);
      }
    }
    for (CreditPackage each : old) {
      if (PackageKeys.same(present, each).isEmpty()) {
        vanished(each, renewed);
      }
    }
    return tally;
  }

  /** Without packages, all of the next reading would look new; an empty account has none. */
  private boolean arePackagesKnownBefore() {
    Balance balance = before.balance();
    return !balance.packages().isEmpty() || balance.left().filter(Credits::isZero).isPresent();
  }

  private void changed(CreditPackage was, CreditPackage is) {
    long grown =
        was.granted().isPresent() && is.granted().isPresent()
            ? Math.max(0, hundredths(is.granted()) - hundredths(was.granted()))
            : 0;
    tally.add(gain(is), grown, is.type());
    if (was.left().isEmpty() || is.left().isEmpty()) {
      return;
    }
    long rise = hundredths(is.left()) - hundredths(was.left()) - grown;
    tally.add(BalanceChange.Kind.REFUNDED, rise, is.type());
    tally.add(BalanceChange.Kind.SPENT, -rise, is.type());
  }

  private void appeared(CreditPackage fresh) {
    if (fresh.left().isEmpty()) {
      tally.add(gain(fresh), hundredths(fresh.granted()), fresh.type());
      return;
    }
    Instant late = before.at().minus(LATE);
    boolean old = fresh.startsAt().filter(start -> start.isBefore(late)).isPresent();
    long left = hundredths(fresh.left());
    long came = old ? left : Math.max(left, hundredths(fresh.granted()));
    tally.add(gain(fresh), came, fresh.type());
    tally.add(BalanceChange.Kind.SPENT, came - left, fresh.type());
  }

  private void vanished(CreditPackage gone, boolean renewed) {
    boolean expired = gone.isExpiredAt(after.at()) || (renewed && isPlan(gone));
    tally.add(
        expired ? BalanceChange.Kind.EXPIRED : BalanceChange.Kind.SPENT,
        hundredths(gone.left()),
        gone.type());
  }

  private static BalanceChange.Kind gain(CreditPackage each) {
    return isPlan(each) ? BalanceChange.Kind.GRANTED : BalanceChange.Kind.TOPPED_UP;
  }

  /** Whether it is a month of a plan. */
  public static boolean isPlan(CreditPackage each) {
    return each.type().filter(PLAN::equalsIgnoreCase).isPresent();
  }

  private static long hundredths(Optional<Credits> amount) {
    return amount.orElse(Credits.ZERO).hundredths();
  }
}

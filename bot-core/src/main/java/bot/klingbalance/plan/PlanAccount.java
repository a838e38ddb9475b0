package bot.klingbalance.plan;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.forecast.Outlook.Projection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An account as a plan sees it.
 *
 * @param usable what can be spent now
 * @param unused how much of that will expire unused at the present pace
 * @param expiring the credits that expire first, where any do
 * @param lacking what its team will lack by the next grant at the present pace
 */
public record PlanAccount(
    AccountEmail email,
    Credits usable,
    Credits unused,
    Optional<Moment> expiring,
    Credits lacking) {
  /**
   * An account that was read.
   *
   * @return nothing where its balance is unknown
   */
  public static Optional<PlanAccount> of(Found found, Optional<Outlook> outlook, Instant now) {
    Balance balance = found.account().balance();
    Optional<Projection> projection = outlook.flatMap(Outlook::projected);
    return found
        .leftAt(now)
        .map(
            usable ->
                new PlanAccount(
                    found.email(),
                    usable,
                    projection.map(each -> unused(each, balance, usable)).orElse(Credits.ZERO),
                    expiring(balance, usable, now),
                    projection.flatMap(Projection::missing).orElse(Credits.ZERO)));
  }

  /** When the first of its credits expire; far in the future where none do. */
  Instant firstExpiry() {
    return expiring.map(Moment::at).orElse(Instant.MAX);
  }

  /** What a job on this account saves from expiring unused. */
  Credits saved(Credits spent) {
    return spent.compareTo(unused) < 0 ? spent : unused;
  }

  /**
   * The best account for a job first: the one that loses least to expiry by it, whose credits
   * expire first, whose team needs them least until its grant, that has most; the address decides
   * at last.
   */
  static Comparator<PlanAccount> bestFor(Credits need) {
    Function<PlanAccount, Credits> saved = account -> account.saved(need);
    return comparing(saved)
        .reversed()
        .thenComparing(PlanAccount::firstExpiry)
        .thenComparing(PlanAccount::lacking)
        .thenComparing(PlanAccount::usable, reverseOrder())
        .thenComparing(PlanAccount::email);
  }

  /** Only of what is there: the next grant may expire in part, and cannot be spent yet. */
  private static Credits unused(Projection projection, Balance balance, Credits usable) {
    List<Instant> ends =
        balance.packages().stream().flatMap(each -> each.expiresAt().stream()).toList();
    Credits unused =
        projection.expiring().stream()
            .filter(moment -> ends.contains(moment.at()))
            .map(Moment::credits)
            .reduce(Credits.ZERO, Credits::plus);
    return atMost(unused, usable);
  }

  /** All that goes at the first moment at which something does. */
  private static Optional<Moment> expiring(Balance balance, Credits usable, Instant now) {
    List<CreditPackage> ending =
        balance.packages().stream()
            .filter(each -> !each.isExpiredAt(now))
            .filter(each -> each.left().filter(left -> !left.isZero()).isPresent())
            .filter(each -> each.expiresAt().isPresent())
            .toList();
    return ending.stream()
        .flatMap(each -> each.expiresAt().stream())
        .min(Comparator.naturalOrder())
        .map(first -> new Moment(first, atMost(leftUntil(first, ending), usable)));
  }

  private static Credits leftUntil(Instant end, List<CreditPackage> ending) {
    return ending.stream()
        .filter(each -> each.expiresAt().equals(Optional.of(end)))
        .flatMap(each -> each.left().stream())
        .reduce(Credits.ZERO, Credits::plus);
  }

  private static Credits atMost(Credits left, Credits usable) {
    return left.compareTo(usable) < 0 ? left : usable;
  }
}

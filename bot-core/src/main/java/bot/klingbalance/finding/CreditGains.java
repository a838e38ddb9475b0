package bot.klingbalance.finding;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.finding.AccountState.SeenPackage;
import bot.klingbalance.finding.Recovery.Gain;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Grants and top-ups since the last check: packages that were not there then. A total that merely
 * rose is none, since Kling gives back the credits of a job that failed.
 */
final class CreditGains {
  private CreditGains() {}

  static Optional<Gain> since(AccountState before, Balance balance) {
    boolean knewItsPackages =
        !before.packages().isEmpty() || before.left().filter(Credits::isZero).isPresent();
    List<CreditPackage> fresh =
        balance.packages().stream()
            .filter(each -> !before.packages().contains(seen(each)))
            .toList();
    if (!knewItsPackages || fresh.isEmpty()) {
      return Optional.empty();
    }
    Credits amount =
        fresh.stream()
            .map(each -> each.granted().or(each::left).orElse(Credits.ZERO))
            .reduce(Credits.ZERO, Credits::plus);
    return Optional.of(new Gain(amount, typeOf(fresh))).filter(gain -> !gain.amount().isZero());
  }

  static Set<SeenPackage> seen(Balance balance) {
    return balance.packages().stream()
        .map(CreditGains::seen)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static SeenPackage seen(CreditPackage each) {
    return new SeenPackage(each.type(), each.startsAt(), each.expiresAt());
  }

  private static Optional<String> typeOf(List<CreditPackage> packages) {
    List<Optional<String>> types = packages.stream().map(CreditPackage::type).distinct().toList();
    return types.size() == 1 ? types.get(0) : Optional.empty();
  }
}

package bot.klingbalance.finding;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.history.BalanceChange;
import java.util.List;
import java.util.Optional;

/**
 * An account that was warned of and is back to normal.
 *
 * @param left what it has now, where it says so
 * @param gained credits that came since the last check
 */
public record Recovery(AccountEmail account, Optional<Credits> left, Optional<Gain> gained) {
  /**
   * Credits that came.
   *
   * @param type the vendor's word for the package, where all of them came in packages of one type:
   *     foreign text
   */
  public record Gain(Credits amount, Optional<String> type) {
    /** All of them together; nothing where none came. */
    static Optional<Gain> of(List<BalanceChange> changes) {
      List<Optional<String>> types = changes.stream().map(BalanceChange::type).distinct().toList();
      return changes.stream()
          .map(BalanceChange::amount)
          .reduce(Credits::plus)
          .map(amount -> new Gain(amount, types.size() == 1 ? types.get(0) : Optional.empty()));
    }
  }
}

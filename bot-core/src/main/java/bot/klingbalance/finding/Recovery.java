package bot.klingbalance.finding;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.history.BalanceChange;
import java.util.List;
import java.util.Optional;

/**
 * An account that was warned of and needs nobody any more: it is back to normal, or gone.
 *
 * @param left what it has now, where it says so
 * @param gained credits that came since the last check
 * @param gone whether it stands no longer in the list of useapi.net, so that nothing more is told
 *     of it
 */
public record Recovery(
    AccountEmail account, Optional<Credits> left, Optional<Gain> gained, boolean gone) {
  /** One that is back to normal. */
  public Recovery(AccountEmail account, Optional<Credits> left, Optional<Gain> gained) {
    this(account, left, gained, false);
  }

  /** One that is gone. */
  public static Recovery gone(AccountEmail account) {
    return new Recovery(account, Optional.empty(), Optional.empty(), true);
  }

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

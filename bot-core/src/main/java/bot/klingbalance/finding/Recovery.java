package bot.klingbalance.finding;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
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
  public record Gain(Credits amount, Optional<String> type) {}
}

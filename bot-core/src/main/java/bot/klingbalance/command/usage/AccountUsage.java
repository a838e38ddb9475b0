package bot.klingbalance.command.usage;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.usage.Spent;
import bot.klingbalance.usage.UsagePeriod;
import java.util.List;

/**
 * What an account spent.
 *
 * @param isReadable whether it could be looked up what is recorded of it; nothing is known of what
 *     was spent otherwise
 */
public record AccountUsage(AccountEmail account, Spent spent, boolean isReadable) {
  static AccountUsage of(AccountEmail account, Spent spent) {
    return new AccountUsage(account, spent, true);
  }

  /** One of which it cannot be looked up now. */
  static AccountUsage unread(AccountEmail account, UsagePeriod period) {
    return new AccountUsage(account, Spent.of(List.of(), period), false);
  }
}

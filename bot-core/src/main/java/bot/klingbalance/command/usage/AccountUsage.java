package bot.klingbalance.command.usage;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.usage.Spent;
import bot.klingbalance.usage.UsagePeriod;
import java.util.List;

/**
 * What an account spent.
 *
 * @param readings how many that tell what is left were recorded in the time that is looked at
 * @param isReadable whether it could be looked up what is recorded of it; nothing is known of what
 *     was spent otherwise
 */
public record AccountUsage(AccountEmail account, Spent spent, int readings, boolean isReadable) {
  /** One of which these are recorded. */
  static AccountUsage of(AccountEmail account, List<RecordedReading> readings, UsagePeriod period) {
    int telling = (int) readings.stream().filter(each -> each.left().isPresent()).count();
    return new AccountUsage(account, Spent.of(readings, period), telling, true);
  }

  /** One of which it cannot be looked up now. */
  static AccountUsage unread(AccountEmail account, UsagePeriod period) {
    return new AccountUsage(account, Spent.of(List.of(), period), 0, false);
  }
}

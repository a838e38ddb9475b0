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
 * @param records nothing is known of what was spent where they were not read
 */
public record AccountUsage(AccountEmail account, Spent spent, int readings, Records records) {
  /** What came of looking up what is recorded. */
  enum Records {
    READ,
    /** Nobody records anything yet. */
    NONE_YET,
    /** They cannot be read now. */
    UNREADABLE
  }

  /** Whether it could be looked up what is recorded of it. */
  public boolean isReadable() {
    return records == Records.READ;
  }

  /** One of which these are recorded. */
  static AccountUsage of(AccountEmail account, List<RecordedReading> readings, UsagePeriod period) {
    int telling = (int) readings.stream().filter(each -> each.left().isPresent()).count();
    return new AccountUsage(account, Spent.of(readings, period), telling, Records.READ);
  }

  /** One of which it was not looked up. */
  static AccountUsage unread(AccountEmail account, UsagePeriod period, Records why) {
    return new AccountUsage(account, Spent.of(List.of(), period), 0, why);
  }
}

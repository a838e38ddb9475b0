package bot.klingbalance.usage;

import bot.klingbalance.account.AccountEmail;
import java.time.LocalDate;
import java.util.Map;

/**
 * What all accounts of the token were used for on a day.
 *
 * @param day in UTC
 * @param accounts those that had jobs
 * @param complete whether these are all jobs: useapi.net lists only so many of a day
 */
public record DayStatistics(
    LocalDate day, Map<AccountEmail, JobCounts> accounts, boolean complete) {
  public DayStatistics {
    accounts = Map.copyOf(accounts);
  }

  public JobCounts of(AccountEmail account) {
    return accounts.getOrDefault(account, JobCounts.NONE);
  }
}

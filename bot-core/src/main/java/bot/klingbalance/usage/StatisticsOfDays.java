package bot.klingbalance.usage;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Failure;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The statistics of several days, as far as they can be had.
 *
 * @param days those that were read
 * @param missing those that were not, the newest first
 * @param failure why; absent where there only was no time for them
 */
public record StatisticsOfDays(
    List<DayStatistics> days, List<LocalDate> missing, Optional<Failure> failure) {
  public StatisticsOfDays {
    days = List.copyOf(days);
    missing = List.copyOf(missing);
  }

  /** Those of days of which nothing is known yet. */
  public static StatisticsOfDays awaited(List<LocalDate> days) {
    return new StatisticsOfDays(List.of(), days, Optional.empty());
  }

  /** Of these accounts together, and of no other. */
  public JobCounts of(Collection<AccountEmail> accounts) {
    return JobCounts.together(
        days.stream().flatMap(day -> accounts.stream().map(day::of)).toList());
  }

  /** Whether every job of the days that were read is counted. */
  public boolean isComplete() {
    return days.stream().allMatch(DayStatistics::complete);
  }
}

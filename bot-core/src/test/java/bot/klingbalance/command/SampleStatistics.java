package bot.klingbalance.command;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.usage.DayStatistics;
import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.JobTally;
import bot.klingbalance.usage.StatisticsOfDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A few jobs a day; also of an account that may not be shown. */
final class SampleStatistics {
  private SampleStatistics() {}

  static StatisticsOfDays of(List<LocalDate> days) {
    return new StatisticsOfDays(
        days.stream().map(SampleStatistics::on).toList(), List.of(), Optional.empty());
  }

  private static DayStatistics on(LocalDate day) {
    int succeeded = day.getDayOfMonth() % 3 == 0 ? 1 : 0;
    return new DayStatistics(
        day,
        Map.of(
            SampleAccounts.email("studio"),
            new JobCounts(
                Map.of(
                    "kling-v3-pro",
                    new JobTally(succeeded + 1, 1, succeeded),
                    "kling-v2-6-std",
                    new JobTally(3, 0, 3),
                    "POST /images/kolors",
                    new JobTally(2, 0, 2)),
                Map.of("429", 1)),
            SampleAccounts.email("pooled"),
            new JobCounts(Map.of("kling-v3-pro", new JobTally(5, 1, 4)), Map.of("moderation", 1)),
            new AccountEmail(SampleBot.HIDDEN),
            new JobCounts(Map.of("secret-model", new JobTally(99, 0, 99)), Map.of())),
        true);
  }
}

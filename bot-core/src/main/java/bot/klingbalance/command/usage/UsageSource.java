package bot.klingbalance.command.usage;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Requester;
import bot.klingbalance.command.balance.AccountHistory.Kept;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.usage.Spent;
import bot.klingbalance.usage.StatisticsOfDays;
import bot.klingbalance.usage.UsagePeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Where it is known what was spent, and on what. Safe for use by many threads; no call blocks.
 *
 * @param readings what is kept of an account
 */
public record UsageSource(Kept readings, Statistics statistics) {
  /** Reads the statistics of days. */
  @FunctionalInterface
  public interface Statistics {
    /** As far as they can be had. */
    CompletableFuture<StatisticsOfDays> of(List<LocalDate> daysOfUtc, Requester requester);
  }

  /** Where nothing is kept and nobody counts. */
  public static UsageSource ofNothing() {
    return new UsageSource(
        (account, since) -> completedFuture(List.of()),
        (days, requester) ->
            completedFuture(new StatisticsOfDays(List.of(), days, Optional.empty())));
  }

  /** The same with the answer of just now, which may not be kept yet. */
  UsageSource with(Found answer) {
    return new UsageSource(
        (account, since) ->
            readings
                .of(account, since)
                .thenApply(
                    kept ->
                        account.equals(answer.email())
                            ? RecordedReading.of(answer).newestOf(kept)
                            : kept),
        statistics);
  }

  /** What these accounts spent. */
  CompletableFuture<List<AccountUsage>> spent(List<AccountEmail> accounts, UsagePeriod period) {
    return spent(accounts, period, new ArrayList<>());
  }

  /** One after the other: the store has few threads, which others need too. */
  private CompletableFuture<List<AccountUsage>> spent(
      List<AccountEmail> accounts, UsagePeriod period, List<AccountUsage> done) {
    if (done.size() == accounts.size()) {
      return completedFuture(List.copyOf(done));
    }
    AccountEmail account = accounts.get(done.size());
    return readings
        .of(account, period.start().minus(Spent.BEFORE))
        .thenAccept(kept -> done.add(new AccountUsage(account, Spent.of(kept, period))))
        .thenCompose(next -> spent(accounts, period, done));
  }
}

package bot.klingbalance.command.usage;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Requester;
import bot.klingbalance.command.balance.AccountHistory.Kept;
import bot.klingbalance.command.usage.AccountUsage.Records;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.store.StoreFailures;
import bot.klingbalance.usage.Spent;
import bot.klingbalance.usage.StatisticsOfDays;
import bot.klingbalance.usage.UsagePeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where it is known what was spent, and on what. Safe for use by many threads; no call blocks.
 *
 * @param readings what is kept of an account; ends exceptionally while that cannot be read
 */
public record UsageSource(Kept readings, Statistics statistics) {
  private static final Logger log = LoggerFactory.getLogger(UsageSource.class);

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

  /** The same with the answers of just now, which may not be kept yet. */
  UsageSource with(Collection<Found> answers) {
    Map<AccountEmail, RecordedReading> newest =
        answers.stream()
            .collect(Collectors.toMap(Found::email, RecordedReading::of, (one, same) -> same));
    return new UsageSource(
        (account, since) ->
            readings
                .of(account, since)
                .thenApply(
                    kept ->
                        Optional.ofNullable(newest.get(account))
                            .map(last -> last.newestOf(kept))
                            .orElse(kept)),
        statistics);
  }

  /** What these accounts spent; where it cannot be looked up of one, the others are not tried. */
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
        .handle(
            (kept, trouble) ->
                kept == null
                    ? unread(account, period, trouble)
                    : AccountUsage.of(account, kept, period))
        .thenCompose(
            usage -> {
              done.add(usage);
              return usage.isReadable()
                  ? spent(accounts, period, done)
                  : completedFuture(withoutOthers(accounts, period, done));
            });
  }

  private static AccountUsage unread(AccountEmail account, UsagePeriod period, Throwable trouble) {
    log.debug("What is kept of an account cannot be read now.", trouble);
    return AccountUsage.unread(
        account,
        period,
        StoreFailures.isNotMadeYet(trouble) ? Records.NONE_YET : Records.UNREADABLE);
  }

  private static List<AccountUsage> withoutOthers(
      List<AccountEmail> accounts, UsagePeriod period, List<AccountUsage> done) {
    Records why = done.get(done.size() - 1).records();
    return Stream.concat(
            done.stream(),
            accounts.stream()
                .skip(done.size())
                .map(account -> AccountUsage.unread(account, period, why)))
        .toList();
  }
}

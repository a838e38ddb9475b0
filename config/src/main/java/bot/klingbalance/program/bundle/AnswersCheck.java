package bot.klingbalance.program.bundle;

import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.Requester;
import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.usage.UsageStatistics;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Asks useapi.net for what the other checks do not: some accounts and the statistics of a day, for
 * the sake of their shape.
 */
final class AnswersCheck implements Check {
  private static final String NAME = "Answers for the report";

  /** Each takes useapi.net seconds. */
  private static final int MOST_ACCOUNTS = 3;

  private static final Requester REPORT = new Requester("report");

  private final Accounts accounts;
  private final UsageStatistics statistics;
  private final LocalDate day;

  /**
   * A check that has not begun.
   *
   * @param day of the statistics, in UTC
   */
  AnswersCheck(Accounts accounts, UsageStatistics statistics, LocalDate day) {
    this.accounts = accounts.onBehalfOf(REPORT);
    this.statistics = statistics;
    this.day = day;
  }

  @Override
  public String subject() {
    return NAME;
  }

  @Override
  public CompletableFuture<List<CheckResult>> begin() {
    return accounts
        .list(Freshness.RECENT)
        .thenCompose(this::ofAccounts)
        .thenCombine(statistics.of(day, REPORT), (count, counted) -> List.of(asked(count)));
  }

  private CompletableFuture<Integer> ofAccounts(AccountListing listing) {
    List<KlingAccount> some =
        listing.match(
            listed -> listed.accounts().stream().limit(MOST_ACCOUNTS).toList(),
            failed -> List.of());
    CompletableFuture<?>[] all =
        some.stream()
            .map(account -> accounts.find(account.email(), Freshness.LIVE))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(all).thenApply(done -> all.length);
  }

  private static CheckResult asked(int count) {
    return CheckResult.fine(
        NAME,
        "useapi.net was asked for %s and the statistics of a day."
            .formatted(CountText.of(count, "account")));
  }
}

package bot.klingbalance.command.plan;

import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.AccountsOverview;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.chart.HistoryAndForecast;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.forecast.Forecast;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.plan.Plan;
import bot.klingbalance.plan.PlanAccount;
import bot.klingbalance.plan.Planner;
import bot.klingbalance.plan.RenderJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Makes plans of balances that were read, and of what is kept of them. Safe for use by many
 * threads; no call blocks.
 *
 * @param packs what can be bought; may be none
 */
record Plans(AccountHistory history, List<Pack> packs, Instant now) {
  /** As far back as a forecast looks. */
  private static final Duration PAST = Duration.ofDays(31);

  CompletableFuture<PlanAnswer> of(RenderJob job, AccountsOverview.Accounts accounts) {
    List<CompletableFuture<Known>> known =
        accounts.lookups().stream()
            .map(lookup -> lookup.match(this::known, Plans::unread))
            .toList();
    return allOf(known.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            all ->
                answer(job, known.stream().map(CompletableFuture::join).toList(), accounts.asOf()));
  }

  /**
   * An account, and what is known of it.
   *
   * @param account absent where it does not count
   */
  private record Known(
      AccountLookup lookup, Optional<PlanAccount> account, Optional<HistoryAndForecast> past) {}

  private static CompletableFuture<Known> unread(AccountLookup failed) {
    return completedFuture(new Known(failed, Optional.empty(), Optional.empty()));
  }

  /** Whose jobs would fail does not count. */
  private CompletableFuture<Known> known(Found found) {
    KlingAccount account = found.account();
    return account.failsJobsAt(now)
        ? unread(found)
        : history
            .of(found, PAST, now)
            .thenApply(
                past ->
                    new Known(
                        found,
                        PlanAccount.of(found, past.map(HistoryAndForecast::outlook), now),
                        past));
  }

  private PlanAnswer answer(RenderJob job, List<Known> known, Instant asOf) {
    Plan plan =
        Planner.plan(job, known.stream().flatMap(each -> each.account().stream()).toList(), packs);
    Optional<HistoryAndForecast> past =
        plan.decision()
            .match(
                onOne -> past(onOne.account(), known),
                split -> Optional.empty(),
                tooLittle -> Optional.empty());
    return new PlanAnswer(
        plan,
        past.flatMap(each -> runsOut(each.outlook())),
        past.flatMap(each -> runsOut(after(each, job.need()))),
        known.stream().filter(each -> each.account().isEmpty()).map(Known::lookup).toList(),
        asOf);
  }

  private Outlook after(HistoryAndForecast past, Credits spent) {
    return Forecast.of(past.readings(), spent, now, past.zone());
  }

  private static Optional<HistoryAndForecast> past(PlanAccount account, List<Known> known) {
    return known.stream()
        .filter(each -> each.lookup().email().equals(account.email()))
        .findFirst()
        .flatMap(Known::past);
  }

  private static Optional<Instant> runsOut(Outlook outlook) {
    return outlook.match(
        end -> Optional.of(end.at()),
        lasts -> Optional.empty(),
        idle -> Optional.empty(),
        tooShort -> Optional.empty(),
        outdated -> Optional.empty());
  }
}

package bot.klingbalance.command.plan;

import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.account.reading.OverviewStatus;
import bot.klingbalance.chart.HistoryAndForecast;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.command.plan.PlanAnswer.Reading;
import bot.klingbalance.forecast.Forecast;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.plan.Plan;
import bot.klingbalance.plan.PlanAccount;
import bot.klingbalance.plan.Planner;
import bot.klingbalance.plan.RenderJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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

  /** What was read longer ago says nothing about today. */
  private static final Duration USABLE = Duration.ofDays(1);

  CompletableFuture<PlanAnswer> of(RenderJob job, OverviewStatus overview) {
    List<CompletableFuture<Known>> known =
        overview.accounts().stream().map(this::known).toList();
    return allOf(known.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            all ->
                answer(
                    job,
                    known.stream().map(CompletableFuture::join).toList(),
                    overview.isAwaited()));
  }

  /**
   * An account, and what is known of it.
   *
   * @param account absent where it does not count
   */
  private record Known(
      AccountStatus status, Optional<PlanAccount> account, Optional<HistoryAndForecast> past) {}

  private CompletableFuture<Known> known(AccountStatus status) {
    return usable(status)
        .map(
            found ->
                history
                    .of(Optional.of(found), PAST, now)
                    .thenApply(past -> known(status, found, past)))
        .orElseGet(
            () -> completedFuture(new Known(status, Optional.empty(), Optional.empty())));
  }

  private Known known(AccountStatus status, Found found, Optional<HistoryAndForecast> past) {
    return new Known(
        status, PlanAccount.of(found, past.map(HistoryAndForecast::outlook), now), past);
  }

  /** Whose jobs would fail does not count, nor who cannot be read. */
  private Optional<Found> usable(AccountStatus status) {
    Optional<Found> found =
        status.match(
            answered -> answered.known(),
            failed -> Optional.empty(),
            awaited -> awaited.known().filter(last -> last.asOf().isAfter(now.minus(USABLE))));
    return found.filter(each -> !each.account().failsJobsAt(now));
  }

  private PlanAnswer answer(RenderJob job, List<Known> known, boolean isAwaited) {
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
        known.stream().filter(each -> each.account().isEmpty()).map(Known::status).toList(),
        new Reading(asOf(known), isAwaited));
  }

  private Instant asOf(List<Known> known) {
    return known.stream()
        .filter(each -> each.account().isPresent())
        .flatMap(each -> each.status().known().stream())
        .map(Found::asOf)
        .min(Comparator.naturalOrder())
        .orElse(now);
  }

  private Outlook after(HistoryAndForecast past, Credits spent) {
    return Forecast.of(past.readings(), spent, now, past.zone());
  }

  private static Optional<HistoryAndForecast> past(PlanAccount account, List<Known> known) {
    return known.stream()
        .filter(each -> each.status().email().equals(account.email()))
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

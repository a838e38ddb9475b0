package bot.klingbalance.command.plan;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Makes plans of balances that were read, and of what is kept of them. An account that cannot be
 * read now counts as it was last known only where the others have too little. Safe for use by many
 * threads; no call blocks.
 *
 * @param enough completed when what is expected of the accounts was waited for long enough
 * @param packs what can be bought; may be none
 */
record Plans(
    AccountHistory history, CompletableFuture<Void> enough, List<Pack> packs, Instant now) {
  /** As far back as a forecast looks. */
  private static final Duration PAST = Duration.ofDays(31);

  /** What was read longer ago says nothing about today. */
  private static final Duration USABLE = Duration.ofDays(1);

  /** Whether a reading still says what is there. */
  static boolean isRecent(Found reading, Instant now) {
    return reading.asOf().isAfter(now.minus(USABLE));
  }

  CompletableFuture<PlanAnswer> of(RenderJob job, OverviewStatus overview) {
    Map<AccountEmail, Found> usable = new LinkedHashMap<>();
    overview
        .accounts()
        .forEach(each -> usable(each).ifPresent(one -> usable.put(each.email(), one)));
    return history
        .outlooks()
        .of(usable.values(), now, enough)
        .thenCompose(outlooks -> decided(job, overview, accounts(usable, outlooks)));
  }

  private Map<AccountEmail, Counted> accounts(
      Map<AccountEmail, Found> usable, Map<AccountEmail, Outlook> outlooks) {
    Map<AccountEmail, Counted> counted = new LinkedHashMap<>();
    usable.forEach(
        (email, found) -> {
          Optional<Outlook> outlook = Optional.ofNullable(outlooks.get(email));
          PlanAccount.of(found, outlook, now)
              .ifPresent(account -> counted.put(email, new Counted(found, account, outlook)));
        });
    return counted;
  }

  /** An account that counts, and what is known of it. */
  private record Counted(Found found, PlanAccount account, Optional<Outlook> outlook) {}

  /** Whose jobs would fail does not count, nor what was read too long ago. */
  private Optional<Found> usable(AccountStatus status) {
    Optional<Found> found =
        status.match(
            answered -> answered.known(),
            failed -> failed.known().filter(last -> failed.failure().reason().isPassing()),
            awaited -> awaited.known());
    return found.filter(
        each -> (isRead(status) || isRecent(each, now)) && !each.account().failsJobsAt(now));
  }

  private CompletableFuture<PlanAnswer> decided(
      RenderJob job, OverviewStatus overview, Map<AccountEmail, Counted> all) {
    Map<AccountEmail, Counted> current = new LinkedHashMap<>(all);
    overview.accounts().stream()
        .filter(Plans::isFailed)
        .forEach(failed -> current.remove(failed.email()));
    Plan plan = plan(job, current);
    return plan.isPossible() || current.size() == all.size()
        ? told(plan, overview, current)
        : told(plan(job, all), overview, all);
  }

  private Plan plan(RenderJob job, Map<AccountEmail, Counted> counted) {
    return Planner.plan(job, counted.values().stream().map(Counted::account).toList(), packs);
  }

  private CompletableFuture<PlanAnswer> told(
      Plan plan, OverviewStatus overview, Map<AccountEmail, Counted> counted) {
    Optional<Counted> used =
        plan.decision()
            .match(
                onOne -> Optional.ofNullable(counted.get(onOne.account().email())),
                split -> Optional.empty(),
                tooLittle -> Optional.empty());
    List<AccountStatus> uncounted =
        overview.accounts().stream().filter(each -> !counted.containsKey(each.email())).toList();
    return outlookAfter(plan.job(), used, overview.isAwaited())
        .thenApply(
            after ->
                new PlanAnswer(
                    plan,
                    used.flatMap(Counted::outlook),
                    after,
                    uncounted,
                    reading(overview, counted)));
  }

  private CompletableFuture<Optional<Outlook>> outlookAfter(
      RenderJob job, Optional<Counted> used, boolean isAwaited) {
    Optional<Found> found = used.map(Counted::found);
    return (isAwaited ? history.soon(found, PAST, now) : history.of(found, PAST, now))
        .thenApply(past -> past.map(each -> after(each, job.need())));
  }

  private static Reading reading(OverviewStatus overview, Map<AccountEmail, Counted> counted) {
    List<AccountStatus> lastKnown =
        overview.accounts().stream()
            .filter(each -> isFailed(each) && counted.containsKey(each.email()))
            .toList();
    return new Reading(
        counted.values().stream().map(each -> each.found().asOf()).min(Comparator.naturalOrder()),
        overview.isAwaited(),
        !lastKnown.isEmpty(),
        overview
            .failureOfAll()
            .or(
                () ->
                    failureOf(overview.accounts().size() == 1 ? overview.accounts() : lastKnown)));
  }

  private static Optional<Failure> failureOf(List<AccountStatus> some) {
    return some.stream().flatMap(each -> each.whyUnread().stream()).findFirst();
  }

  private static boolean isRead(AccountStatus status) {
    return status.match(answered -> true, failed -> false, awaited -> false);
  }

  private static boolean isFailed(AccountStatus status) {
    return status.whyUnread().isPresent();
  }

  private Outlook after(HistoryAndForecast past, Credits spent) {
    return Forecast.of(past.readings(), spent, now, past.zone());
  }
}

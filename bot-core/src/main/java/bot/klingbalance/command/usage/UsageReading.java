package bot.klingbalance.command.usage;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.reading.BalanceReader;
import bot.klingbalance.account.reading.Provisional;
import bot.klingbalance.account.reading.Timely;
import bot.klingbalance.command.CommandContext;
import bot.klingbalance.command.CommandPolicy;
import bot.klingbalance.command.typed.TypedAnswer;
import bot.klingbalance.command.typed.TypedAnswer.Answered;
import bot.klingbalance.command.typed.TypedAnswer.Unanswered;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.usage.StatisticsOfDays;
import bot.klingbalance.usage.UsagePeriod;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads what was spent, and on what. Safe for use by many threads; no call blocks. */
record UsageReading(CommandContext context) {
  /**
   * When something was asked, by whom, and what is known of it.
   *
   * @param noList why it is not known which accounts there are, where that was asked already
   */
  record Asked(
      Requester requester, ZoneId zone, Instant at, UsageSource source, Optional<Failure> noList) {
    Asked(Requester requester, ZoneId zone, Instant at, UsageSource source) {
      this(requester, zone, at, source, Optional.empty());
    }

    /** The same where it is known already that there is no list of the accounts, and why. */
    Asked without(Optional<Failure> list) {
      return new Asked(requester, zone, at, source, list);
    }

    /** The same with answers that have just come. */
    Asked with(Collection<Found> answers) {
      Instant newest =
          answers.stream().map(Found::asOf).filter(at::isBefore).max(Instant::compareTo).orElse(at);
      return new Asked(requester, zone, newest, source.with(answers), noList);
    }
  }

  /**
   * What came of a question so far.
   *
   * @param isAwaited whether useapi.net is still being asked for jobs
   */
  record Told(TypedAnswer<UsageAnswer> result, boolean isAwaited) implements Provisional {
    @Override
    public boolean isWorthShowing() {
      return true;
    }
  }

  /** What the accounts that are meant answer just now. */
  CompletableFuture<LiveAnswers> live(UsageRequest show) {
    BalanceReader reader = new BalanceReader(context.accounts(), policy().shown());
    return show.on()
        .map(
            email ->
                reader
                    .readThese(List.of(email), Freshness.LIVE)
                    .thenApply(read -> new LiveAnswers(read, Optional.empty())))
        .orElseGet(
            () ->
                reader
                    .read(Freshness.LIVE)
                    .thenApply(
                        read ->
                            read.match(
                                some -> new LiveAnswers(some.lookups(), Optional.empty()),
                                unknown ->
                                    new LiveAnswers(List.of(), Optional.of(unknown.failure())))));
  }

  Timely<Told> show(UsageRequest show, Asked asked) {
    return show.on()
        .map(email -> showOne(email, show, asked))
        .orElseGet(() -> showAll(show, asked));
  }

  private Timely<Told> showOne(AccountEmail email, UsageRequest show, Asked asked) {
    return policy().shown().allows(email)
        ? used(List.of(email), show, asked)
        : unanswered(UsageMessages.notShown(email));
  }

  private Timely<Told> showAll(UsageRequest show, Asked asked) {
    if (asked.noList().isPresent()) {
      return Timely.after(withoutList(asked.noList().get(), show, asked));
    }
    return Timely.after(
        context
            .accounts()
            .onBehalfOf(asked.requester())
            .list(Freshness.RECENT)
            .thenCompose(
                listing ->
                    listing.match(
                        listed -> completedFuture(used(shown(listed), show, asked)),
                        failed -> withoutList(failed.failure(), show, asked))));
  }

  /** Where useapi.net is in trouble, those that were read before count: readings are kept here. */
  private CompletableFuture<Timely<Told>> withoutList(Failure why, UsageRequest show, Asked asked) {
    Timely<Told> sentence = unanswered(UsageMessages.sentence(FailureText.of(why, asked.at())));
    if (!why.reason().isPassing()) {
      return completedFuture(sentence);
    }
    return context
        .reader()
        .lastKnown()
        .all()
        .thenApply(
            known -> {
              List<AccountEmail> before =
                  known.keySet().stream().filter(policy().shown()::allows).sorted().toList();
              return before.isEmpty() ? sentence : used(before, show, asked);
            });
  }

  private static Timely<Told> unanswered(ChatMessage why) {
    return Timely.of(new Told(new Unanswered<>(why), false));
  }

  private List<AccountEmail> shown(Listed listed) {
    CommandPolicy policy = policy();
    return listed.accounts().stream()
        .map(KlingAccount::email)
        .filter(policy.shown()::allows)
        .toList();
  }

  private Timely<Told> used(List<AccountEmail> accounts, UsageRequest show, Asked asked) {
    if (accounts.isEmpty()) {
      return unanswered(UsageMessages.noneShown());
    }
    UsagePeriod period = new UsagePeriod(show.days(), asked.at(), asked.zone());
    CompletableFuture<List<AccountUsage>> spent = asked.source().spent(accounts, period);
    CompletableFuture<Told> whole =
        spent.thenCombine(
            asked.source().statistics().of(period.datesOfUtc(), asked.requester()),
            (known, statistics) -> told(show, period, known, statistics, false));
    CompletableFuture<Told> known =
        context
            .reader()
            .patience()
            .begin()
            .thenCombine(
                spent,
                (end, some) ->
                    told(show, period, some, StatisticsOfDays.awaited(period.datesOfUtc()), true));
    return new Timely<>(whole.applyToEither(known, any -> any), whole);
  }

  private Told told(
      UsageRequest show,
      UsagePeriod period,
      List<AccountUsage> spent,
      StatisticsOfDays statistics,
      boolean isAwaited) {
    UsageAnswer answer = new UsageAnswer(show.on(), period, spent, statistics, policy().clips());
    return new Told(new Answered<>(answer, UsageMessage.of(answer)), isAwaited);
  }

  private CommandPolicy policy() {
    return context.policy().get();
  }
}

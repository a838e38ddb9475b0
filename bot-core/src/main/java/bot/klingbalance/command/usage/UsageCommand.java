package bot.klingbalance.command.usage;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.Requester;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.ButtonHandler;
import bot.klingbalance.command.Command;
import bot.klingbalance.command.CommandContext;
import bot.klingbalance.command.CommandPolicy;
import bot.klingbalance.command.HelpMessage;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.usage.UsageRequest.Show;
import bot.klingbalance.command.usage.UsageResult.Misunderstood;
import bot.klingbalance.command.usage.UsageResult.Unanswered;
import bot.klingbalance.command.usage.UsageResult.Used;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.usage.UsagePeriod;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Answers {@code /kling-usage}. */
public final class UsageCommand implements Command {
  private final CommandContext context;

  private UsageCommand(CommandContext context) {
    this.context = context;
  }

  public static UsageCommand of(CommandContext context) {
    return new UsageCommand(context);
  }

  @Override
  public CommandSpec spec() {
    return UsageSpec.SPEC;
  }

  @Override
  public CompletableFuture<Reply> answer(Question question) {
    return usage(question.text(), asked(question.asker()))
        .thenApply(result -> new ToAsker(result.message()));
  }

  @Override
  public List<ButtonHandler<?>> buttons() {
    return List.of(
        ButtonHandler.ofAccounts(
            UsageButtons.REFRESH,
            press ->
                press
                    .subject()
                    .match(
                        one -> readAnew(one, asked(press.asker())),
                        all -> refreshed(ofAll(UsagePeriod.USUAL_DAYS), asked(press.asker())))),
        ButtonHandler.ofItem(
            UsageButtons.REFRESH_ALL,
            press -> refreshed(ofAll(UsageButtons.days(press.subject())), asked(press.asker()))));
  }

  /** What is typed behind the command, for somebody in that zone; no call blocks. */
  public CompletableFuture<UsageResult> usage(String typed, Requester requester, ZoneId zone) {
    Instant now = context.clock().instant();
    return usage(typed, new Asked(requester, zone, now, context.usage()));
  }

  /** When something was asked, by whom, and what is known of it. */
  private record Asked(Requester requester, ZoneId zone, Instant at, UsageSource source) {
    /** The same with an answer that has just come. */
    Asked with(AccountLookup lookup) {
      return lookup.match(
          found -> new Asked(requester, zone, found.asOf(), source.with(found)), failed -> this);
    }
  }

  private Asked asked(Asker asker) {
    return new Asked(
        asker.user().requester(),
        asker.zone().orElse(policy().home()),
        context.clock().instant(),
        context.usage());
  }

  private static Show ofAll(int days) {
    return new Show(Optional.empty(), days);
  }

  /** With what is left on the account just now; without it where it cannot be read. */
  private CompletableFuture<Reply> readAnew(OneAccount one, Asked asked) {
    int days = Math.min(UsagePeriod.MOST_DAYS, one.past().days());
    Show show = new Show(Optional.of(one.email()), days);
    return policy().shown().allows(one.email())
        ? context
            .accounts()
            .onBehalfOf(asked.requester())
            .find(one.email(), Freshness.LIVE)
            .thenCompose(lookup -> refreshed(show, asked.with(lookup)))
        : refreshed(show, asked);
  }

  private CompletableFuture<Reply> refreshed(Show show, Asked asked) {
    return show(show, asked).thenApply(result -> new InPlace(result.message()));
  }

  private CompletableFuture<UsageResult> usage(String typed, Asked asked) {
    return UsageRequest.parse(typed)
        .match(
            show -> show(show, asked),
            help -> completedFuture(new Misunderstood(HelpMessage.of(UsageSpec.SPEC))),
            mistake -> completedFuture(new Misunderstood(mistake.answer())));
  }

  private CompletableFuture<UsageResult> show(Show show, Asked asked) {
    return show.on()
        .map(email -> showOne(email, show, asked))
        .orElseGet(() -> showAll(show, asked));
  }

  private CompletableFuture<UsageResult> showOne(AccountEmail email, Show show, Asked asked) {
    return policy().shown().allows(email)
        ? used(List.of(email), show, asked)
        : completedFuture(new Unanswered(UsageMessages.notShown(email)));
  }

  private CompletableFuture<UsageResult> showAll(Show show, Asked asked) {
    return context
        .accounts()
        .onBehalfOf(asked.requester())
        .list(Freshness.RECENT)
        .thenCompose(
            listing ->
                listing.match(
                    listed -> used(shown(listed), show, asked),
                    failed ->
                        completedFuture(
                            new Unanswered(
                                UsageMessages.sentence(
                                    FailureText.of(failed.failure(), asked.at()))))));
  }

  private List<AccountEmail> shown(Listed listed) {
    CommandPolicy policy = policy();
    return listed.accounts().stream()
        .map(KlingAccount::email)
        .filter(policy.shown()::allows)
        .toList();
  }

  private CompletableFuture<UsageResult> used(List<AccountEmail> accounts, Show show, Asked asked) {
    if (accounts.isEmpty()) {
      return completedFuture(new Unanswered(UsageMessages.noneShown()));
    }
    UsagePeriod period = new UsagePeriod(show.days(), asked.at(), asked.zone());
    return asked
        .source()
        .spent(accounts, period)
        .thenCombine(
            asked.source().statistics().of(period.datesOfUtc(), asked.requester()),
            (spent, statistics) ->
                new UsageAnswer(show.on(), period, spent, statistics, policy().clips()))
        .thenApply(answer -> new Used(answer, UsageMessage.of(answer)));
  }

  private CommandPolicy policy() {
    return context.policy().get();
  }
}

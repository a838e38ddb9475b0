package bot.klingbalance.command.plan;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.AccountsOverview;
import bot.klingbalance.account.BalanceReader;
import bot.klingbalance.account.Requester;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.Command;
import bot.klingbalance.command.CommandContext;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.CommandPolicy;
import bot.klingbalance.command.HelpMessage;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.balance.OverviewMessage;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.command.plan.PlanRequest.Render;
import bot.klingbalance.command.plan.PlanResult.Misunderstood;
import bot.klingbalance.command.plan.PlanResult.Planned;
import bot.klingbalance.command.plan.PlanResult.Unanswered;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Clip;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Answers {@code /kling-plan}. */
public final class PlanCommand implements Command {
  private final CommandContext context;

  private PlanCommand(CommandContext context) {
    this.context = context;
  }

  public static PlanCommand of(CommandContext context) {
    return new PlanCommand(context);
  }

  @Override
  public CommandSpec spec() {
    return PlanSpec.SPEC;
  }

  @Override
  public CompletableFuture<Reply> answer(Question question) {
    return plan(question.text(), Freshness.RECENT, question.asker().user().requester())
        .thenApply(result -> new ToAsker(result.message()));
  }

  /** The plan that is typed behind the command; no call blocks. */
  public CompletableFuture<PlanResult> plan(
      String typed, Freshness freshness, Requester requester) {
    Accounts accounts = context.accounts().onBehalfOf(requester);
    Asked asked = new Asked(accounts, freshness, context.clock().instant());
    return PlanRequest.parse(typed, policy().clips())
        .match(
            render -> plan(render, asked),
            help -> completedFuture(new Misunderstood(HelpMessage.of(PlanSpec.SPEC))),
            mistake -> completedFuture(new Misunderstood(mistake.answer())));
  }

  @Override
  public List<String> completions(Completion completion, String typed, int most) {
    String part = typed.strip().toLowerCase(Locale.ROOT);
    return completion == Completion.CLIPS
        ? policy().clips().stream()
            .map(Clip::name)
            .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
            .limit(most)
            .toList()
        : List.of();
  }

  /**
   * How a question is asked.
   *
   * @param accounts on behalf of who asks
   * @param freshness how old the balances may be
   */
  private record Asked(Accounts accounts, Freshness freshness, Instant at) {}

  private CompletableFuture<PlanResult> plan(Render render, Asked asked) {
    return render
        .on()
        .map(email -> planOn(email, render, asked))
        .orElseGet(() -> planOnAny(render, asked));
  }

  private CompletableFuture<PlanResult> planOn(AccountEmail email, Render render, Asked asked) {
    return policy().shown().allows(email)
        ? asked
            .accounts()
            .find(email, asked.freshness())
            .thenCompose(lookup -> planned(alone(lookup), render, asked))
        : completedFuture(new Unanswered(CommandMessages.notShown(email)));
  }

  private AccountsOverview.Accounts alone(AccountLookup lookup) {
    Instant asOf = lookup.match(Found::asOf, failed -> context.clock().instant());
    return new AccountsOverview.Accounts(List.of(lookup), asOf);
  }

  private CompletableFuture<PlanResult> planOnAny(Render render, Asked asked) {
    return new BalanceReader(asked.accounts(), email -> policy().shown().allows(email))
        .read(asked.freshness())
        .thenCompose(
            overview ->
                overview.match(
                    accounts -> planned(accounts, render, asked),
                    unknown ->
                        completedFuture(
                            new Unanswered(OverviewMessage.of(unknown, view(asked.at()))))));
  }

  private CompletableFuture<PlanResult> planned(
      AccountsOverview.Accounts accounts, Render render, Asked asked) {
    return new Plans(context.history(), policy().packs(), context.clock().instant())
        .of(render.job(), accounts)
        .thenApply(answer -> new Planned(answer, PlanMessage.of(answer, view(asked.at()))));
  }

  private CommandPolicy policy() {
    return context.policy().get();
  }

  private View view(Instant askedAt) {
    return new View(
        askedAt,
        context.clock().instant(),
        Audience.ASKER,
        policy().masksForChannel(),
        policy().clips());
  }
}

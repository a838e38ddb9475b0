package bot.klingbalance.command.plan;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.AccountsOverview;
import bot.klingbalance.account.BalanceReader;
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
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Clip;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Answers {@code /kling-plan}. */
public final class PlanCommand implements Command {
  private final CommandContext context;
  private final BalanceReader balances;

  private PlanCommand(CommandContext context) {
    this.context = context;
    this.balances =
        new BalanceReader(context.accounts(), email -> policy().shown().allows(email));
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
    return PlanRequest.parse(question.text(), policy().clips())
        .match(
            this::plan,
            help -> completedFuture(HelpMessage.of(PlanSpec.SPEC)),
            mistake -> completedFuture(mistake.answer()))
        .thenApply(ToAsker::new);
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

  private CompletableFuture<ChatMessage> plan(Render render) {
    Instant askedAt = context.clock().instant();
    return render
        .on()
        .map(email -> planOn(email, render, askedAt))
        .orElseGet(() -> planOnAny(render, askedAt));
  }

  private CompletableFuture<ChatMessage> planOn(
      AccountEmail email, Render render, Instant askedAt) {
    return policy().shown().allows(email)
        ? context
            .accounts()
            .find(email, Freshness.RECENT)
            .thenCompose(
                lookup ->
                    planned(
                        new AccountsOverview.Accounts(
                            List.of(lookup),
                            lookup.match(Found::asOf, failed -> context.clock().instant())),
                        render,
                        askedAt))
        : completedFuture(CommandMessages.notShown(email));
  }

  private CompletableFuture<ChatMessage> planOnAny(Render render, Instant askedAt) {
    return balances
        .read(Freshness.RECENT)
        .thenCompose(
            overview ->
                overview.match(
                    accounts -> planned(accounts, render, askedAt),
                    unknown -> completedFuture(OverviewMessage.of(unknown, view(askedAt)))));
  }

  private CompletableFuture<ChatMessage> planned(
      AccountsOverview.Accounts accounts, Render render, Instant askedAt) {
    return new Plans(context.history(), policy().packs(), context.clock().instant())
        .of(render.job(), accounts)
        .thenApply(answer -> PlanMessage.of(answer, view(askedAt)));
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

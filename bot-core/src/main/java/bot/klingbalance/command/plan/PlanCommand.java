package bot.klingbalance.command.plan;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.reading.OverviewStatus;
import bot.klingbalance.account.reading.Timely;
import bot.klingbalance.account.reading.TimelyReader;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.Command;
import bot.klingbalance.command.CommandContext;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.CommandPolicy;
import bot.klingbalance.command.HelpMessage;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.TimelyReply;
import bot.klingbalance.command.balance.OverviewMessage;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.command.plan.PlanRequest.Render;
import bot.klingbalance.command.plan.PlanResult.Misunderstood;
import bot.klingbalance.command.plan.PlanResult.Planned;
import bot.klingbalance.command.plan.PlanResult.Unanswered;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Clip;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    TimelyReader reader = context.reader().onBehalfOf(question.asker().user().requester());
    Asked asked = asked(reader, Freshness.RECENT);
    return PlanRequest.parse(question.text(), policy().clips())
        .match(
            render ->
                refusal(render)
                    .map(PlanCommand::toAsker)
                    .orElseGet(
                        () ->
                            TimelyReply.of(
                                read(render, asked),
                                status ->
                                    planned(status, render, asked).thenApply(PlanResult::message),
                                ToAsker::new)),
            help -> toAsker(HelpMessage.of(PlanSpec.SPEC)),
            mistake -> toAsker(mistake.answer()));
  }

  /** The plan that is typed behind the command, of live balances; no call blocks. */
  public CompletableFuture<PlanResult> plan(String typed) {
    Asked asked = asked(context.reader(), Freshness.LIVE);
    return PlanRequest.parse(typed, policy().clips())
        .match(
            render ->
                refusal(render)
                    .<CompletableFuture<PlanResult>>map(
                        words -> completedFuture(new Unanswered(words)))
                    .orElseGet(
                        () ->
                            read(render, asked)
                                .whole()
                                .thenCompose(status -> planned(status, render, asked))),
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
   * @param reader on behalf of who asks
   * @param freshness how old the balances may be
   * @param enough completed when who asks has waited long enough
   */
  private record Asked(
      TimelyReader reader, Freshness freshness, Instant at, CompletableFuture<Void> enough) {}

  private Asked asked(TimelyReader reader, Freshness freshness) {
    return new Asked(reader, freshness, context.clock().instant(), reader.patience().begin());
  }

  private static CompletableFuture<Reply> toAsker(ChatMessage message) {
    return completedFuture(new ToAsker(message));
  }

  /** What is said to somebody who names an account that may not be shown. */
  private Optional<ChatMessage> refusal(Render render) {
    return render.on().filter(email -> !isShown(email)).map(CommandMessages::notShown);
  }

  private Timely<OverviewStatus> read(Render render, Asked asked) {
    return render
        .on()
        .map(email -> asked.reader().find(email, asked.freshness()).map(OverviewStatus::alone))
        .orElseGet(() -> asked.reader().overview(this::isShown, asked.freshness()));
  }

  private CompletableFuture<PlanResult> planned(
      OverviewStatus overview, Render render, Asked asked) {
    return overview.listFailure().isPresent()
        ? completedFuture(new Unanswered(OverviewMessage.of(overview, Map.of(), view(asked.at()))))
        : new Plans(context.history(), asked.enough(), policy().packs(), context.clock().instant())
            .of(render.job(), overview)
            .thenApply(answer -> new Planned(answer, PlanMessage.of(answer, view(asked.at()))));
  }

  private boolean isShown(AccountEmail email) {
    return policy().shown().allows(email);
  }

  private CommandPolicy policy() {
    return context.policy().get();
  }

  private View view(Instant askedAt) {
    return new View(askedAt, context.clock().instant(), Audience.ASKER, policy());
  }
}

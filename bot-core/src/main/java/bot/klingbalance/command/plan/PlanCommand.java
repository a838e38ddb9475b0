package bot.klingbalance.command.plan;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Requester;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.command.ButtonHandler;
import bot.klingbalance.command.ButtonPress;
import bot.klingbalance.command.Command;
import bot.klingbalance.command.CommandContext;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.CommandPolicy;
import bot.klingbalance.command.HelpMessage;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.TimelyReply;
import bot.klingbalance.command.balance.Asked;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.command.typed.TypedAnswer;
import bot.klingbalance.command.typed.TypedAnswer.Misunderstood;
import bot.klingbalance.command.typed.TypedAnswer.Unanswered;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.Subject.ItemOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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
    Requester by = question.asker().user().requester();
    return PlanRequest.parse(question.text(), policy().clips())
        .match(
            understood -> show(understood.request(), asked(by, Audience.ASKER), ToAsker::new),
            help -> completedFuture(new ToAsker(HelpMessage.of(PlanSpec.SPEC))),
            mistake -> completedFuture(new ToAsker(mistake.answer())));
  }

  @Override
  public List<ButtonHandler<?>> buttons() {
    List<ButtonHandler<?>> buttons =
        new ArrayList<>(
            PlanButtons.REFRESH.<ItemOf>handlers(
                ButtonHandler::ofItemOfAccounts,
                context,
                (subject, asked) -> behind(subject, request -> show(request, asked, InPlace::new)),
                CommandMessages.sharedTooLongAgo("plan", PlanSpec.SPEC.typedName())));
    buttons.add(ButtonHandler.ofItemOfAccounts(PlanButtons.SHARE, this::share));
    return buttons;
  }

  /** The plan that is typed behind the command, of live balances; no call blocks. */
  public CompletableFuture<TypedAnswer<PlanAnswer>> plan(String typed) {
    Asked asked = Asked.now(context, Requester.BACKGROUND, Freshness.LIVE, Audience.ASKER);
    return PlanRequest.parse(typed, policy().clips())
        .match(
            understood -> {
              PlanReading reading = PlanReading.begun(context, understood.request(), asked);
              return reading
                  .refusal()
                  .map(PlanCommand::unanswered)
                  .orElseGet(() -> reading.read().whole().thenCompose(reading::answer));
            },
            help -> completedFuture(new Misunderstood<>(HelpMessage.of(PlanSpec.SPEC))),
            mistake -> completedFuture(new Misunderstood<>(mistake.answer())));
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

  /** For somebody who may be shown first what is known, and then the rest. */
  private CompletableFuture<Reply> show(
      PlanRequest request, Asked asked, Function<ChatMessage, Reply> reply) {
    PlanReading reading = PlanReading.begun(context, request, asked);
    return reading
        .refusal()
        .map(words -> completedFuture(reply.apply(words)))
        .orElseGet(() -> TimelyReply.of(reading.read(), reading::message, reply));
  }

  private CompletableFuture<Reply> share(ButtonPress<ItemOf> press) {
    Requester by = press.asker().user().requester();
    return behind(
        press.subject(),
        request -> {
          PlanReading reading = PlanReading.begun(context, request, asked(by, Audience.CHANNEL));
          return reading
              .refusal()
              .<CompletableFuture<Reply>>map(words -> completedFuture(new ToAsker(words)))
              .orElseGet(() -> TimelyReply.once(reading.read(), reading::message, ToChannel::new));
        });
  }

  private CompletableFuture<Reply> behind(
      ItemOf subject, Function<PlanRequest, CompletableFuture<Reply>> answer) {
    return PlanButtons.request(subject, policy().clips())
        .map(answer)
        .orElseGet(() -> completedFuture(new ToAsker(PlanMessages.clipIsGone())));
  }

  private Asked asked(Requester by, Audience audience) {
    return Asked.now(context, by, Freshness.RECENT, audience);
  }

  private static CompletableFuture<TypedAnswer<PlanAnswer>> unanswered(ChatMessage words) {
    return completedFuture(new Unanswered<>(words));
  }

  private CommandPolicy policy() {
    return context.policy().get();
  }
}

package bot.klingbalance.command.usage;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Accounts.Freshness;
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
import bot.klingbalance.command.TimelyReply;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.typed.TypedAnswer;
import bot.klingbalance.command.typed.TypedAnswer.Misunderstood;
import bot.klingbalance.command.usage.UsageReading.Asked;
import bot.klingbalance.command.usage.UsageReading.Told;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.report.WeekMessage;
import bot.klingbalance.usage.UsagePeriod;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/** Answers {@code /kling-usage}. */
public final class UsageCommand implements Command {
  private final CommandContext context;
  private final UsageReading reading;

  private UsageCommand(CommandContext context) {
    this.context = context;
    this.reading = new UsageReading(context);
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
    Asked asked = asked(question.asker());
    return UsageRequest.parse(question.text())
        .match(
            understood -> reply(understood.request(), asked, ToAsker::new),
            help -> completedFuture(new ToAsker(HelpMessage.of(UsageSpec.SPEC))),
            mistake -> completedFuture(new ToAsker(mistake.answer())));
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
            WeekMessage.USAGE,
            press -> reply(ofAll(UsagePeriod.USUAL_DAYS), asked(press.asker()), ToAsker::new)),
        ButtonHandler.ofItem(
            UsageButtons.REFRESH_ALL,
            press -> refreshed(ofAll(UsageButtons.days(press.subject())), asked(press.asker()))));
  }

  /**
   * What the accounts that are meant answer just now, for one who waits for them; nothing where no
   * account may be shown, or where it is not understood which are meant. No call blocks.
   *
   * @param typed behind the command
   */
  public CompletableFuture<LiveAnswers> live(String typed) {
    return UsageRequest.parse(typed)
        .match(
            understood -> reading.live(understood.request()),
            help -> completedFuture(LiveAnswers.NONE),
            wrong -> completedFuture(LiveAnswers.NONE));
  }

  /**
   * What was spent, for somebody in that zone; no call blocks.
   *
   * @param typed behind the command
   * @param live what has come of asking
   */
  public CompletableFuture<TypedAnswer<UsageAnswer>> usage(
      String typed, LiveAnswers live, ZoneId zone) {
    Asked asked =
        new Asked(Requester.BACKGROUND, zone, context.clock().instant(), context.usage())
            .with(live.lookups().stream().flatMap(UsageCommand::found).toList())
            .without(live.noList());
    return UsageRequest.parse(typed)
        .match(
            understood -> reading.show(understood.request(), asked).whole().thenApply(Told::result),
            help -> completedFuture(new Misunderstood<>(HelpMessage.of(UsageSpec.SPEC))),
            mistake -> completedFuture(new Misunderstood<>(mistake.answer())));
  }

  private static Stream<Found> found(AccountLookup lookup) {
    return lookup.match(Stream::of, failed -> Stream.empty());
  }

  private Asked asked(Asker asker) {
    return new Asked(
        asker.user().requester(),
        asker.zone().orElse(policy().home()),
        context.clock().instant(),
        context.usage());
  }

  private static UsageRequest ofAll(int days) {
    return new UsageRequest(Optional.empty(), days);
  }

  /** With what is left on the account just now; without it where that does not come in time. */
  private CompletableFuture<Reply> readAnew(OneAccount one, Asked asked) {
    int days = Math.min(UsagePeriod.MOST_DAYS, one.past().days());
    UsageRequest show = new UsageRequest(Optional.of(one.email()), days);
    return policy().shown().allows(one.email())
        ? context
            .reader()
            .onBehalfOf(asked.requester())
            .find(one.email(), Freshness.LIVE)
            .now()
            .thenCompose(status -> refreshed(show, asked.with(status.known().stream().toList())))
        : refreshed(show, asked);
  }

  private CompletableFuture<Reply> refreshed(UsageRequest show, Asked asked) {
    return reply(show, asked, InPlace::new);
  }

  private CompletableFuture<Reply> reply(
      UsageRequest show, Asked asked, Function<ChatMessage, Reply> reply) {
    return TimelyReply.of(
        reading.show(show, asked), told -> completedFuture(told.result().message()), reply);
  }

  private CommandPolicy policy() {
    return context.policy().get();
  }
}

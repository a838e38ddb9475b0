package bot.klingbalance.command.balance;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.account.reading.OverviewStatus;
import bot.klingbalance.account.reading.TimelyReader;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.command.AccountGuess;
import bot.klingbalance.command.ButtonHandler;
import bot.klingbalance.command.ButtonPress;
import bot.klingbalance.command.Command;
import bot.klingbalance.command.CommandContext;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.CommandPolicy;
import bot.klingbalance.command.HelpMessage;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.TimelyReply;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Subject.OfAccounts;
import bot.klingbalance.message.Subject.OneAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Answers {@code /kling-balance}. */
public final class BalanceCommand implements Command {
  /** Whoever is in the channel may refresh what was shared there, for as long. */
  private static final Duration SHARED_FOR = Duration.ofDays(1);

  /** What came longer ago is asked for anew by a Refresh under what was still awaited. */
  private static final Duration ARRIVED = Duration.ofMinutes(1);

  private final CommandContext context;
  private final AccountGuess guess;

  private BalanceCommand(CommandContext context) {
    this.context = context;
    this.guess = new AccountGuess(context.accounts(), this::isShown);
  }

  public static BalanceCommand of(CommandContext context) {
    return new BalanceCommand(context);
  }

  @Override
  public CommandSpec spec() {
    return BalanceSpec.SPEC;
  }

  @Override
  public CompletableFuture<Reply> answer(Question question) {
    Requester by = question.asker().user().requester();
    return BalanceRequest.parse(question.text())
        .match(
            show -> show(show.subject(), asked(by, Freshness.RECENT, Audience.ASKER), ToAsker::new),
            help -> completedFuture(new ToAsker(HelpMessage.of(BalanceSpec.SPEC))),
            mistake -> completedFuture(new ToAsker(mistake.answer())));
  }

  @Override
  public List<ButtonHandler<?>> buttons() {
    return List.of(
        ButtonHandler.ofAccounts(
            BalanceButtons.REFRESH, press -> refresh(press, live(press, Audience.ASKER))),
        ButtonHandler.ofAccounts(
            BalanceButtons.REFRESH_AWAITED,
            press -> refresh(press, live(press, Audience.ASKER).takingAnswersOf(ARRIVED))),
        ButtonHandler.ofAccounts(
            BalanceButtons.REFRESH_SHARED,
            press -> refreshShared(press, live(press, Audience.CHANNEL))),
        ButtonHandler.ofAccounts(
            BalanceButtons.REFRESH_SHARED_AWAITED,
            press -> refreshShared(press, live(press, Audience.CHANNEL).takingAnswersOf(ARRIVED))),
        ButtonHandler.ofAccounts(BalanceButtons.SHARE, this::share));
  }

  private CompletableFuture<Reply> refresh(ButtonPress<OfAccounts> press, Asked asked) {
    return show(press.subject(), asked, InPlace::new);
  }

  private CompletableFuture<Reply> refreshShared(ButtonPress<OfAccounts> press, Asked asked) {
    return press.message().isOlderThan(SHARED_FOR, asked.at())
        ? completedFuture(new ToAsker(CommandMessages.sharedTooLongAgo()))
        : refresh(press, asked);
  }

  private CompletableFuture<Reply> share(ButtonPress<OfAccounts> press) {
    Requester by = press.asker().user().requester();
    Asked asked = asked(by, Freshness.RECENT, Audience.CHANNEL);
    return press
        .subject()
        .match(
            one ->
                isShown(one.email())
                    ? TimelyReply.once(
                        asked.reader().find(one.email(), asked.freshness()),
                        status -> told(status, one.past(), asked),
                        ToChannel::new)
                    : completedFuture(new ToChannel(CommandMessages.notShown(one.email()))),
            all ->
                TimelyReply.once(
                    asked.reader().overview(this::isShown, asked.freshness()),
                    status -> told(status, asked),
                    ToChannel::new));
  }

  /**
   * How and when a question came.
   *
   * @param reader on behalf of {@code by}
   * @param audience who reads the answer
   */
  private record Asked(
      TimelyReader reader, Requester by, Freshness freshness, Instant at, Audience audience) {
    /** Answers that have come that lately are new enough. */
    Asked takingAnswersOf(Duration last) {
      return new Asked(
          reader.takingAnswersSince(at.minus(last)), by, Freshness.RECENT, at, audience);
    }
  }

  private Asked live(ButtonPress<OfAccounts> press, Audience audience) {
    return asked(press.asker().user().requester(), Freshness.LIVE, audience);
  }

  private Asked asked(Requester by, Freshness freshness, Audience audience) {
    return new Asked(
        context.reader().onBehalfOf(by), by, freshness, context.clock().instant(), audience);
  }

  private CompletableFuture<Reply> show(
      OfAccounts subject, Asked asked, Function<ChatMessage, Reply> reply) {
    return subject.match(
        one -> showOne(one, asked, reply),
        all ->
            TimelyReply.of(
                asked.reader().overview(this::isShown, asked.freshness()),
                status -> told(status, asked),
                reply));
  }

  private CompletableFuture<Reply> showOne(
      OneAccount one, Asked asked, Function<ChatMessage, Reply> reply) {
    return isShown(one.email())
        ? TimelyReply.of(
            asked.reader().find(one.email(), asked.freshness()),
            status ->
                told(status, one.past(), asked)
                    .thenCompose(answer -> guessed(answer, status, asked)),
            reply)
        : completedFuture(reply.apply(CommandMessages.notShown(one.email())));
  }

  private CompletableFuture<ChatMessage> told(OverviewStatus status, Asked asked) {
    return completedFuture(OverviewMessage.of(status, Map.of(), view(asked)));
  }

  private CompletableFuture<ChatMessage> told(AccountStatus status, Lookback past, Asked asked) {
    return context
        .history()
        .of(status.known(), past.duration(), context.clock().instant())
        .thenApply(known -> BalanceMessage.of(status, past, known, view(asked)));
  }

  /** A channel is not told of addresses that nobody asked for. */
  private CompletableFuture<ChatMessage> guessed(
      ChatMessage answer, AccountStatus status, Asked asked) {
    boolean isUnknown =
        status.match(
            answered -> false,
            failed -> failed.failure().reason() == Reason.NOT_CONFIGURED,
            awaited -> false);
    return isUnknown && asked.audience() == Audience.ASKER
        ? guess
            .onBehalfOf(asked.by())
            .about(status.email())
            .thenApply(question -> BalanceMessage.with(answer, question))
        : completedFuture(answer);
  }

  private boolean isShown(AccountEmail email) {
    return context.policy().get().shown().allows(email);
  }

  private View view(Asked asked) {
    CommandPolicy now = context.policy().get();
    return new View(
        asked.at(),
        context.clock().instant(),
        asked.audience(),
        now.masksForChannel(),
        now.clips());
  }
}

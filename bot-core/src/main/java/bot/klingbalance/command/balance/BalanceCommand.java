package bot.klingbalance.command.balance;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.BalanceReader;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.Requester;
import bot.klingbalance.chat.Asker;
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
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Subject.OfAccounts;
import bot.klingbalance.message.Subject.OneAccount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Answers {@code /kling-balance}. */
public final class BalanceCommand implements Command {
  /** Whoever is in the channel may refresh what was shared there, for as long. */
  private static final Duration SHARED_FOR = Duration.ofDays(1);

  private final Accounts accounts;
  private final AccountHistory accountHistory;
  private final Supplier<CommandPolicy> policy;
  private final Clock clock;
  private final AccountGuess guess;

  /**
   * A command that shows what the settings allow.
   *
   * @param policy as the settings are in force whenever it is asked
   */
  public BalanceCommand(
      Accounts accounts,
      AccountHistory accountHistory,
      Supplier<CommandPolicy> policy,
      Clock clock) {
    this.accounts = accounts;
    this.accountHistory = accountHistory;
    this.policy = policy;
    this.clock = clock;
    this.guess = new AccountGuess(accounts, this::isShown);
  }

  public static BalanceCommand of(CommandContext context) {
    return new BalanceCommand(
        context.accounts(), context.history(), context.policy(), context.clock());
  }

  @Override
  public CommandSpec spec() {
    return BalanceSpec.SPEC;
  }

  @Override
  public CompletableFuture<Reply> answer(Question question) {
    return BalanceRequest.parse(question.text())
        .match(
            show -> show(asked(question.asker()), show.subject(), Freshness.RECENT, Audience.ASKER),
            help -> completedFuture(HelpMessage.of(BalanceSpec.SPEC)),
            mistake -> completedFuture(mistake.answer()))
        .thenApply(ToAsker::new);
  }

  @Override
  public List<ButtonHandler<?>> buttons() {
    return List.of(
        ButtonHandler.ofAccounts(BalanceButtons.REFRESH, press -> refresh(press, Audience.ASKER)),
        ButtonHandler.ofAccounts(BalanceButtons.REFRESH_SHARED, this::refreshShared),
        ButtonHandler.ofAccounts(BalanceButtons.SHARE, this::share));
  }

  private CompletableFuture<Reply> refresh(ButtonPress<OfAccounts> press, Audience audience) {
    return show(asked(press.asker()), press.subject(), Freshness.LIVE, audience)
        .thenApply(InPlace::new);
  }

  private CompletableFuture<Reply> refreshShared(ButtonPress<OfAccounts> press) {
    return press.message().isOlderThan(SHARED_FOR, clock.instant())
        ? completedFuture(new ToAsker(CommandMessages.sharedTooLongAgo()))
        : refresh(press, Audience.CHANNEL);
  }

  private CompletableFuture<Reply> share(ButtonPress<OfAccounts> press) {
    return show(asked(press.asker()), press.subject(), Freshness.RECENT, Audience.CHANNEL)
        .thenApply(ToChannel::new);
  }

  private Asked asked(Asker asker) {
    return new Asked(clock.instant(), asker.user().requester());
  }

  private CompletableFuture<ChatMessage> show(
      Asked asked, OfAccounts subject, Freshness freshness, Audience audience) {
    return subject.match(
        one -> showOne(asked, one, freshness, audience),
        all ->
            new BalanceReader(accounts.onBehalfOf(asked.by()), this::isShown)
                .read(freshness)
                .thenApply(overview -> OverviewMessage.of(overview, view(asked, audience))));
  }

  private CompletableFuture<ChatMessage> showOne(
      Asked asked, OneAccount one, Freshness freshness, Audience audience) {
    return isShown(one.email())
        ? accounts
            .onBehalfOf(asked.by())
            .find(one.email(), freshness)
            .thenCompose(
                lookup ->
                    told(lookup, one.past(), view(asked, audience))
                        .thenCompose(answer -> guessed(asked, answer, lookup, audience)))
        : completedFuture(CommandMessages.notShown(one.email()));
  }

  private CompletableFuture<ChatMessage> told(AccountLookup lookup, Lookback past, View view) {
    return accountHistory
        .of(lookup, past.duration(), clock.instant())
        .thenApply(known -> BalanceMessage.of(lookup, past, known, view));
  }

  /** A channel is not told of addresses that nobody asked for. */
  private CompletableFuture<ChatMessage> guessed(
      Asked asked, ChatMessage answer, AccountLookup lookup, Audience audience) {
    boolean isUnknown =
        lookup.match(found -> false, failed -> failed.failure().reason() == Reason.NOT_CONFIGURED);
    return isUnknown && audience == Audience.ASKER
        ? guess
            .onBehalfOf(asked.by())
            .about(lookup.email())
            .thenApply(question -> BalanceMessage.with(answer, question))
        : completedFuture(answer);
  }

  private boolean isShown(AccountEmail email) {
    return policy.get().shown().allows(email);
  }

  private View view(Asked asked, Audience audience) {
    CommandPolicy now = policy.get();
    return new View(asked.at(), clock.instant(), audience, now.masksForChannel(), now.clips());
  }

  /** When something was asked, and who waits for it. */
  private record Asked(Instant at, Requester by) {}
}

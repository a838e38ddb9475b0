package bot.klingbalance.command.balance;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.BalanceReader;
import bot.klingbalance.account.Failure.Reason;
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
  private final BalanceReader allBalances;
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
    this.allBalances = new BalanceReader(accounts, email -> policy.get().shown().allows(email));
    this.accountHistory = accountHistory;
    this.policy = policy;
    this.clock = clock;
    this.guess = new AccountGuess(accounts, email -> policy.get().shown().allows(email));
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
            show -> show(show.subject(), Freshness.RECENT, Audience.ASKER),
            help -> completedFuture(HelpMessage.of(BalanceSpec.SPEC)),
            mistake -> completedFuture(mistake.answer()))
        .thenApply(ToAsker::new);
  }

  @Override
  public List<ButtonHandler<?>> buttons() {
    return List.of(
        ButtonHandler.ofAccounts(
            BalanceButtons.REFRESH, press -> refresh(press.subject(), Audience.ASKER)),
        ButtonHandler.ofAccounts(BalanceButtons.REFRESH_SHARED, this::refreshShared),
        ButtonHandler.ofAccounts(BalanceButtons.SHARE, press -> share(press.subject())));
  }

  private CompletableFuture<Reply> refresh(OfAccounts subject, Audience audience) {
    return show(subject, Freshness.LIVE, audience).thenApply(InPlace::new);
  }

  private CompletableFuture<Reply> refreshShared(ButtonPress<OfAccounts> press) {
    return press.message().isOlderThan(SHARED_FOR, clock.instant())
        ? completedFuture(new ToAsker(CommandMessages.sharedTooLongAgo()))
        : refresh(press.subject(), Audience.CHANNEL);
  }

  private CompletableFuture<Reply> share(OfAccounts subject) {
    return show(subject, Freshness.RECENT, Audience.CHANNEL).thenApply(ToChannel::new);
  }

  private CompletableFuture<ChatMessage> show(
      OfAccounts subject, Freshness freshness, Audience audience) {
    Instant askedAt = clock.instant();
    return subject.match(
        one -> showOne(one, freshness, askedAt, audience),
        all ->
            allBalances
                .read(freshness)
                .thenApply(overview -> OverviewMessage.of(overview, view(askedAt, audience))));
  }

  private CompletableFuture<ChatMessage> showOne(
      OneAccount one, Freshness freshness, Instant askedAt, Audience audience) {
    return policy.get().shown().allows(one.email())
        ? accounts
            .find(one.email(), freshness)
            .thenCompose(
                lookup ->
                    told(lookup, one.past(), view(askedAt, audience))
                        .thenCompose(answer -> guessed(answer, lookup, audience)))
        : completedFuture(CommandMessages.notShown(one.email()));
  }

  private CompletableFuture<ChatMessage> told(AccountLookup lookup, Lookback past, View view) {
    return accountHistory
        .of(lookup, past.duration(), clock.instant())
        .thenApply(known -> BalanceMessage.of(lookup, past, known, view));
  }

  /** A channel is not told of addresses that nobody asked for. */
  private CompletableFuture<ChatMessage> guessed(
      ChatMessage answer, AccountLookup lookup, Audience audience) {
    boolean isUnknown =
        lookup.match(found -> false, failed -> failed.failure().reason() == Reason.NOT_CONFIGURED);
    return isUnknown && audience == Audience.ASKER
        ? guess.about(lookup.email()).thenApply(question -> BalanceMessage.with(answer, question))
        : completedFuture(answer);
  }

  private View view(Instant askedAt, Audience audience) {
    CommandPolicy now = policy.get();
    return new View(askedAt, clock.instant(), audience, now.masksForChannel(), now.clips());
  }
}

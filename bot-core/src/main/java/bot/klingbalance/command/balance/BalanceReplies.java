package bot.klingbalance.command.balance;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.account.reading.OverviewStatus;
import bot.klingbalance.account.reading.Timely;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.command.CommandContext;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.TimelyReply;
import bot.klingbalance.command.typed.AccountGuess;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Subject.OfAccounts;
import bot.klingbalance.message.Subject.OneAccount;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Reads what is asked for, and makes the replies of it. */
final class BalanceReplies {
  private final CommandContext context;

  BalanceReplies(CommandContext context) {
    this.context = context;
  }

  /** For somebody who may be shown first what is known, and then the rest. */
  CompletableFuture<Reply> show(
      OfAccounts subject, Asked asked, Function<ChatMessage, Reply> reply) {
    return subject.match(
        one -> showOne(one, asked, reply),
        all -> {
          ShownAccounts shown = shown();
          Timely<OverviewStatus> read = asked.reader().overview(shown, asked.freshness());
          if (!read.now().isDone()) {
            prepareOutlooks(shown);
          }
          return TimelyReply.of(read, status -> told(status, asked), reply);
        });
  }

  /** Meanwhile useapi.net is asked, which takes longer. */
  private void prepareOutlooks(ShownAccounts shown) {
    CompletableFuture<Void> unused =
        context
            .reader()
            .lastKnown()
            .all()
            .thenAccept(
                known ->
                    context
                        .history()
                        .outlooks()
                        .prepare(
                            known.values().stream()
                                .filter(each -> shown.allows(each.email()))
                                .toList(),
                            context.clock().instant()));
  }

  /** The same: what was last known is shown when somebody has waited long enough, at once. */
  private void prepareHistory(OneAccount one) {
    CompletableFuture<Void> unused =
        context
            .reader()
            .lastKnown()
            .of(one.email())
            .thenCompose(
                last ->
                    context.history().of(last, one.past().duration(), context.clock().instant()))
            .thenAccept(any -> {});
  }

  /** For a whole channel, which is shown one message. */
  CompletableFuture<Reply> once(
      OfAccounts subject, Asked asked, Function<ChatMessage, Reply> reply) {
    return subject.match(
        one ->
            isShown(one.email())
                ? TimelyReply.once(
                    asked.reader().find(one.email(), asked.freshness()),
                    status -> told(status, one.past(), asked),
                    reply)
                : completedFuture(reply.apply(CommandMessages.notShown(one.email()))),
        all ->
            TimelyReply.once(
                asked.reader().overview(shown(), asked.freshness()),
                status -> told(status, asked),
                reply));
  }

  private CompletableFuture<Reply> showOne(
      OneAccount one, Asked asked, Function<ChatMessage, Reply> reply) {
    if (!isShown(one.email())) {
      return completedFuture(reply.apply(CommandMessages.notShown(one.email())));
    }
    AccountGuess guess =
        new AccountGuess(context.accounts(), shown(), asked.reader().patience().begin())
            .onBehalfOf(asked.by());
    Timely<AccountStatus> read = asked.reader().find(one.email(), asked.freshness());
    if (!read.now().isDone()) {
      prepareHistory(one);
    }
    return TimelyReply.of(
        read,
        status ->
            told(status, one.past(), asked)
                .thenCompose(answer -> guessed(answer, status, guess, asked)),
        reply);
  }

  private CompletableFuture<ChatMessage> told(OverviewStatus status, Asked asked) {
    List<Found> readings =
        status.accounts().stream().flatMap(each -> each.known().stream()).toList();
    return context
        .history()
        .outlooks()
        .of(readings, context.clock().instant())
        .thenApply(outlooks -> OverviewMessage.of(status, outlooks, asked.view(context)));
  }

  private CompletableFuture<ChatMessage> told(AccountStatus status, Lookback past, Asked asked) {
    AccountHistory history = context.history();
    Instant now = context.clock().instant();
    return (status.isAwaited()
            ? history.soon(status.known(), past.duration(), now)
            : history.of(status.known(), past.duration(), now))
        .thenApply(known -> BalanceMessage.of(status, past, known, asked.view(context)));
  }

  /** A channel is not told of addresses that nobody asked for. */
  private CompletableFuture<ChatMessage> guessed(
      ChatMessage answer, AccountStatus status, AccountGuess guess, Asked asked) {
    boolean isUnknown =
        status.match(
            answered -> false,
            failed -> failed.failure().reason() == Reason.NOT_CONFIGURED,
            awaited -> false);
    return isUnknown && asked.audience() == Audience.ASKER
        ? guess.about(status.email()).thenApply(question -> BalanceMessage.with(answer, question))
        : completedFuture(answer);
  }

  private boolean isShown(AccountEmail email) {
    return shown().allows(email);
  }

  /** As the settings are now: looked up once for a question, and not for each account. */
  private ShownAccounts shown() {
    return context.policy().get().shown();
  }
}

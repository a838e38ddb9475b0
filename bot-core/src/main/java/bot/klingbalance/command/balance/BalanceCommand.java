package bot.klingbalance.command.balance;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.BalanceReader;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.command.BalanceAnswers;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.balance.BalanceRequest.NoSuchTime;
import bot.klingbalance.command.balance.BalanceRequest.NotUnderstood;
import bot.klingbalance.command.balance.BalanceRequest.Show;
import bot.klingbalance.command.balance.BalanceRequest.TimeAlone;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Subject;
import bot.klingbalance.message.Subject.OneAccount;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers {@code /kling-balance}. Safe for use by many threads; no call blocks. */
public final class BalanceCommand implements BalanceAnswers {
  private final Accounts accounts;
  private final BalanceReader allBalances;
  private final ShownAccounts shown;
  private final Wording wording;
  private final AccountHistory accountHistory;
  private final Clock clock;

  /** Answers of what is left, by a bot that keeps no history. */
  public BalanceCommand(Accounts accounts, ShownAccounts shown, Wording wording, Clock clock) {
    this(accounts, shown, wording, AccountHistory.ofNothing(), clock);
  }

  public BalanceCommand(
      Accounts accounts,
      ShownAccounts shown,
      Wording wording,
      AccountHistory accountHistory,
      Clock clock) {
    this.accounts = accounts;
    this.allBalances = new BalanceReader(accounts, shown);
    this.shown = shown;
    this.wording = wording;
    this.accountHistory = accountHistory;
    this.clock = clock;
  }

  /**
   * How the settings want answers worded.
   *
   * @param masksForChannel whether a channel sees addresses masked
   * @param clips the kinds of clip to count credits in
   */
  public record Wording(boolean masksForChannel, List<Clip> clips) {
    public Wording {
      clips = List.copyOf(clips);
    }
  }

  /**
   * The answer for the one who asked; done already when nothing had to be read for it.
   *
   * @param freshness how old what is shown may be
   */
  public CompletableFuture<ChatMessage> answer(BalanceRequest request, Freshness freshness) {
    if (request instanceof Show show) {
      return show(show.subject(), freshness, Audience.ASKER);
    }
    if (request instanceof NotUnderstood notUnderstood) {
      return completedFuture(CommandMessages.notAnAddress(notUnderstood.typed()));
    }
    if (request instanceof NoSuchTime time) {
      return completedFuture(CommandMessages.noSuchTime(time.typed()));
    }
    return completedFuture(
        request instanceof TimeAlone alone
            ? CommandMessages.timeWithoutAccount(alone.past())
            : CommandMessages.help());
  }

  @Override
  public CompletableFuture<ChatMessage> answer(String typed, Freshness freshness) {
    return answer(BalanceRequest.parse(typed), freshness);
  }

  @Override
  public CompletableFuture<ChatMessage> show(
      Subject subject, Freshness freshness, Audience audience) {
    Instant askedAt = clock.instant();
    if (subject instanceof OneAccount one) {
      return shown.allows(one.email())
          ? accounts
              .find(one.email(), freshness)
              .thenCompose(lookup -> told(lookup, one.past(), view(askedAt, audience)))
          : completedFuture(CommandMessages.notShown(one.email()));
    }
    return allBalances
        .read(freshness)
        .thenApply(overview -> OverviewMessage.of(overview, view(askedAt, audience)));
  }

  private CompletableFuture<ChatMessage> told(AccountLookup lookup, Lookback past, View view) {
    return accountHistory
        .of(lookup, past.duration(), clock.instant())
        .thenApply(known -> BalanceMessage.of(lookup, past, known, view));
  }

  private View view(Instant askedAt, Audience audience) {
    return new View(askedAt, clock.instant(), audience, wording.masksForChannel(), wording.clips());
  }
}

package bot.klingbalance.polling;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.history.History;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks for accounts that did not answer lately, neither to a person nor to another bot. */
public final class AccountRefresher {
  private final Accounts accounts;
  private final History history;
  private final Duration lately;

  /**
   * Somebody who asks.
   *
   * @param accounts those of which the answers are kept
   * @param lately how long an answer does
   */
  public AccountRefresher(Accounts accounts, History history, Duration lately) {
    this.accounts = accounts;
    this.history = history;
    this.lately = lately;
  }

  /**
   * What came of asking at {@code now}; nothing when there was no need to ask. Blocks while the
   * store answers, and not for useapi.net.
   */
  CompletableFuture<Optional<AccountLookup>> ask(AccountEmail account, Instant now) {
    return answeredLately(account, now)
        ? completedFuture(Optional.empty())
        : accounts.find(account, Freshness.RECENT).thenApply(Optional::of);
  }

  /** Without the store it is asked: the answer waits for the store. */
  private boolean answeredLately(AccountEmail account, Instant now) {
    try {
      return !history.of(account, now.minus(lately)).isEmpty();
    } catch (StoreUnavailable known) {
      return false;
    }
  }
}

package bot.klingbalance.health;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Requester;
import java.util.concurrent.CompletableFuture;

/**
 * Accounts of which it is noted which there are, what fails, and when one last told what it has.
 */
public final class MeteredAccounts implements Accounts {
  private final Accounts accounts;
  private final Meters meters;

  /** The same answers as {@code accounts} gives. */
  public MeteredAccounts(Accounts accounts, Meters meters) {
    this.accounts = accounts;
    this.meters = meters;
  }

  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
    return accounts
        .find(email, freshness)
        .thenApply(
            answer -> {
              meters.answers().accept(answer);
              if (answer instanceof Found found) {
                meters.read(found.asOf());
              }
              return answer;
            });
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness freshness) {
    return accounts
        .list(freshness)
        .thenApply(
            answer -> {
              meters.answers().accept(answer);
              return answer;
            });
  }

  @Override
  public Accounts onBehalfOf(Requester requester) {
    return new MeteredAccounts(accounts.onBehalfOf(requester), meters);
  }
}

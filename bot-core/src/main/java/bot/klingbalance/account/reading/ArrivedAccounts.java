package bot.klingbalance.account.reading;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Requester;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Accounts of which an answer that has come since a moment is new enough, to whatever question it
 * came.
 */
record ArrivedAccounts(Accounts accounts, LastKnown lastKnown, Instant since) implements Accounts {
  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
    Optional<Found> arrived = lastKnown.atHand(email).filter(each -> each.asOf().isAfter(since));
    return arrived.isPresent() ? completedFuture(arrived.get()) : accounts.find(email, freshness);
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness freshness) {
    return accounts.list(Freshness.RECENT);
  }

  @Override
  public Accounts onBehalfOf(Requester requester) {
    return new ArrivedAccounts(accounts.onBehalfOf(requester), lastKnown, since);
  }
}

package bot.klingbalance.account.reading;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.reading.LateFailures.Asked;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Accounts of which an answer that has come since a moment is new enough: a balance to whatever
 * question it came, a failure to that of the same person.
 */
record ArrivedAccounts(OneQuestion question, LastKnown lastKnown, Instant since)
    implements Accounts {
  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
    Optional<Found> arrived = lastKnown.atHand(email).filter(each -> each.asOf().isAfter(since));
    if (arrived.isPresent()) {
      return completedFuture(arrived.get());
    }
    return question
        .failures()
        .take(new Asked(question.by(), Optional.of(email)), since)
        .<CompletableFuture<AccountLookup>>map(
            failure -> completedFuture(new AccountLookup.Failed(email, failure)))
        .orElseGet(() -> question.find(email, freshness));
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness freshness) {
    return question
        .failures()
        .take(new Asked(question.by(), Optional.empty()), since)
        .<CompletableFuture<AccountListing>>map(
            failure -> completedFuture(new AccountListing.Failed(failure)))
        .orElseGet(() -> question.list(Freshness.RECENT));
  }

  @Override
  public Accounts onBehalfOf(Requester requester) {
    return question.onBehalfOf(requester);
  }
}

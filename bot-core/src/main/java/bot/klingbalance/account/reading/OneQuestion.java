package bot.klingbalance.account.reading;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.reading.LateFailures.Asked;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Accounts as one question asks for them: what fails after who asked was shown something is kept
 * for the next look.
 *
 * @param shown completed when who asked has waited long enough
 */
record OneQuestion(
    Accounts accounts, LateFailures failures, Requester by, CompletableFuture<Void> shown)
    implements Accounts {
  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
    Asked asked = new Asked(by, Optional.of(email));
    failures.forget(asked);
    return accounts
        .find(email, freshness)
        .thenApply(
            answer ->
                answer.match(found -> answer, failed -> noted(asked, failed.failure(), answer)));
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness freshness) {
    Asked asked = new Asked(by, Optional.empty());
    failures.forget(asked);
    return accounts
        .list(freshness)
        .thenApply(
            answer ->
                answer.match(listed -> answer, failed -> noted(asked, failed.failure(), answer)));
  }

  @Override
  public Accounts onBehalfOf(Requester requester) {
    return new OneQuestion(accounts.onBehalfOf(requester), failures, requester, shown);
  }

  private <T> T noted(Asked asked, Failure failure, T answer) {
    if (shown.isDone()) {
      failures.keep(asked, failure);
    }
    return answer;
  }
}

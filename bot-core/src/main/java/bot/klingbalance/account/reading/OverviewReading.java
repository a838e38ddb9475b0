package bot.klingbalance.account.reading;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.KlingAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads every account that may be shown, and tells at any time how far that has come. Safe for use
 * by many threads.
 */
final class OverviewReading {
  private final Accounts accounts;
  private final Predicate<AccountEmail> shown;
  private volatile @Nullable AccountBatch batch;
  private volatile @Nullable Failure listFailure;

  OverviewReading(Accounts accounts, Predicate<AccountEmail> shown) {
    this.accounts = accounts;
    this.shown = shown;
  }

  /** Begins; the future is completed once everything is answered: whether nothing has failed. */
  CompletableFuture<Boolean> ask(Freshness freshness) {
    return accounts
        .list(freshness)
        .thenCompose(
            listing ->
                listing.match(
                    listed -> ask(listed, freshness),
                    failed -> {
                      listFailure = failed.failure();
                      return completedFuture(false);
                    }));
  }

  /**
   * What is known now.
   *
   * @param before what was known before
   */
  OverviewStatus soFar(Map<AccountEmail, Found> before) {
    AccountBatch begun = batch;
    if (begun != null) {
      return new OverviewStatus(
          Optional.empty(), false, begun.soFar((email, answer) -> status(email, answer, before)));
    }
    Failure failure = listFailure;
    return failure == null
        ? new OverviewStatus(
            Optional.empty(),
            true,
            known(before, found -> new AccountStatus.Awaited(found.email(), Optional.of(found))))
        : new OverviewStatus(
            Optional.of(failure),
            false,
            known(
                before,
                found -> new AccountStatus.Failed(found.email(), failure, Optional.of(found))));
  }

  private CompletableFuture<Boolean> ask(Listed listed, Freshness freshness) {
    List<AccountEmail> emails =
        listed.accounts().stream().map(KlingAccount::email).filter(shown).toList();
    AccountBatch begun = new AccountBatch(accounts, emails, freshness);
    batch = begun;
    begun.begin();
    return begun.all().thenApply(all -> all.stream().allMatch(Found.class::isInstance));
  }

  private static AccountStatus status(
      AccountEmail email, Optional<AccountLookup> answer, Map<AccountEmail, Found> before) {
    Optional<Found> last = Optional.ofNullable(before.get(email));
    return answer
        .map(lookup -> AccountStatus.of(lookup, last))
        .orElseGet(() -> new AccountStatus.Awaited(email, last));
  }

  private List<AccountStatus> known(
      Map<AccountEmail, Found> before, Function<Found, AccountStatus> status) {
    return before.values().stream().filter(found -> shown.test(found.email())).map(status).toList();
  }
}

package bot.klingbalance.account.reading;

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
  private final CompletableFuture<Map<AccountEmail, Found>> before;
  private volatile @Nullable AccountBatch batch;

  OverviewReading(Accounts accounts, LastKnown lastKnown, Predicate<AccountEmail> shown) {
    this.accounts = accounts;
    this.shown = shown;
    this.before = lastKnown.all();
  }

  /**
   * Begins; the future is completed once everything is answered.
   *
   * @param enough after which nobody waits for what was known before
   */
  CompletableFuture<OverviewStatus> read(Freshness freshness, CompletableFuture<Void> enough) {
    CompletableFuture<Boolean> lookedUp =
        before.thenApply(known -> true).applyToEither(enough.thenApply(end -> false), any -> any);
    return accounts
        .list(freshness)
        .thenCompose(
            listing ->
                listing.match(
                    listed -> {
                      AccountBatch begun = begin(listed, freshness);
                      return begun.all().thenCombine(lookedUp, (all, known) -> status(begun));
                    },
                    failed -> lookedUp.thenApply(known -> unlisted(failed.failure()))));
  }

  /** What is known now. */
  OverviewStatus soFar() {
    AccountBatch begun = batch;
    return begun == null
        ? new OverviewStatus(
            Optional.empty(),
            true,
            readBefore(found -> new AccountStatus.Awaited(found.email(), Optional.of(found))))
        : status(begun);
  }

  private AccountBatch begin(Listed listed, Freshness freshness) {
    List<AccountEmail> emails =
        listed.accounts().stream().map(KlingAccount::email).filter(shown).toList();
    AccountBatch begun = new AccountBatch(accounts, emails, freshness);
    batch = begun;
    begun.begin();
    return begun;
  }

  private OverviewStatus status(AccountBatch begun) {
    Map<AccountEmail, Found> known = before.getNow(Map.of());
    return new OverviewStatus(
        Optional.empty(), false, begun.soFar((email, answer) -> status(email, answer, known)));
  }

  private static AccountStatus status(
      AccountEmail email, Optional<AccountLookup> answer, Map<AccountEmail, Found> known) {
    Optional<Found> last = Optional.ofNullable(known.get(email));
    return answer
        .map(lookup -> AccountStatus.of(lookup, last))
        .orElseGet(() -> new AccountStatus.Awaited(email, last));
  }

  private OverviewStatus unlisted(Failure failure) {
    return new OverviewStatus(
        Optional.of(failure),
        false,
        readBefore(found -> new AccountStatus.Failed(found.email(), failure, Optional.of(found))));
  }

  private List<AccountStatus> readBefore(Function<Found, AccountStatus> status) {
    return before.getNow(Map.of()).values().stream()
        .filter(found -> shown.test(found.email()))
        .map(status)
        .toList();
  }
}

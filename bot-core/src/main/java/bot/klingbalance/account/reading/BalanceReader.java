package bot.klingbalance.account.reading;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.KlingAccount;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads the balance of every account that may be shown. Safe for use by many threads. */
public final class BalanceReader {
  private final Accounts accounts;
  private final Predicate<AccountEmail> shown;

  public BalanceReader(Accounts accounts, Predicate<AccountEmail> shown) {
    this.accounts = accounts;
    this.shown = shown;
  }

  /** All of them; those that cannot be read are told beside the others. No call blocks. */
  public CompletableFuture<AccountsOverview> read(Freshness freshness) {
    return accounts.list(freshness).thenCompose(listing -> readEach(listing, freshness));
  }

  /**
   * Those of the named accounts that may be shown, in their order; those that cannot be read are
   * told beside the others. No call blocks.
   */
  public CompletableFuture<List<AccountLookup>> readThese(
      Collection<AccountEmail> emails, Freshness freshness) {
    return all(emails.stream().filter(shown).toList(), freshness);
  }

  private CompletableFuture<AccountsOverview> readEach(
      AccountListing listing, Freshness freshness) {
    return listing.match(
        listed -> readEach(listed, freshness),
        failed -> completedFuture(new AccountsOverview.Unknown(failed.failure())));
  }

  private CompletableFuture<AccountsOverview> readEach(Listed listed, Freshness freshness) {
    List<AccountEmail> emails =
        listed.accounts().stream().map(KlingAccount::email).filter(shown).toList();
    return all(emails, freshness)
        .thenApply(
            lookups -> new AccountsOverview.Accounts(lookups, oldest(lookups, listed.asOf())));
  }

  private CompletableFuture<List<AccountLookup>> all(
      List<AccountEmail> emails, Freshness freshness) {
    AccountBatch batch = new AccountBatch(accounts, emails, freshness);
    batch.begin();
    return batch.all();
  }

  private static Instant oldest(List<AccountLookup> lookups, Instant otherwise) {
    return lookups.stream()
        .flatMap(each -> each.match(found -> Stream.of(found.asOf()), failed -> Stream.empty()))
        .min(Instant::compareTo)
        .orElse(otherwise);
  }
}

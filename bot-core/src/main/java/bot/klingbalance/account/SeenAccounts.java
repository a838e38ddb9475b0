package bot.klingbalance.account;

import bot.klingbalance.account.AccountListing.Listed;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Accounts of which it is remembered which ones there are, so that masks tell them apart. */
public final class SeenAccounts implements Accounts {
  /** Far more than a token has. */
  private static final int MOST = 20_000;

  private final Accounts accounts;
  private final Set<AccountEmail> seen;

  /** The same answers as {@code accounts} gives. */
  public SeenAccounts(Accounts accounts) {
    this(accounts, ConcurrentHashMap.newKeySet());
  }

  private SeenAccounts(Accounts accounts, Set<AccountEmail> seen) {
    this.accounts = accounts;
    this.seen = seen;
  }

  /** Those that were listed or that answered, whoever asked. */
  public Collection<AccountEmail> seen() {
    return seen;
  }

  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
    return accounts
        .find(email, freshness)
        .thenApply(
            answer -> {
              answer.match(found -> see(found.email()), failed -> false);
              return answer;
            });
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness freshness) {
    return accounts
        .list(freshness)
        .thenApply(
            answer -> {
              if (answer instanceof Listed listed) {
                listed.accounts().forEach(each -> see(each.email()));
              }
              return answer;
            });
  }

  @Override
  public Accounts onBehalfOf(Requester requester) {
    return new SeenAccounts(accounts.onBehalfOf(requester), seen);
  }

  private boolean see(AccountEmail email) {
    return seen.size() < MOST && seen.add(email);
  }
}

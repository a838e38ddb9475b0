package bot.klingbalance.account;

import bot.klingbalance.account.AccountListing.Listed;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Accounts of which it is remembered which ones there are, so that masks tell them apart. */
public final class SeenAccounts implements Accounts {
  /** Far more than a token has. */
  private static final int MOST = 20_000;

  private final Accounts accounts;
  private final Seen seen;

  /** The same answers as {@code accounts} gives. */
  public SeenAccounts(Accounts accounts) {
    this(accounts, new Seen());
  }

  private SeenAccounts(Accounts accounts, Seen seen) {
    this.accounts = accounts;
    this.seen = seen;
  }

  /**
   * Masks for those that were listed or that answered, whoever asked; made once for all of them.
   */
  public AccountNames masks() {
    return seen.masks();
  }

  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
    return accounts
        .find(email, freshness)
        .thenApply(
            answer -> {
              answer.match(found -> seen.add(found.email()), failed -> false);
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
                listed.accounts().forEach(each -> seen.add(each.email()));
              }
              return answer;
            });
  }

  @Override
  public Accounts onBehalfOf(Requester requester) {
    return new SeenAccounts(accounts.onBehalfOf(requester), seen);
  }

  /** Safe for use by many threads: names are asked for with every answer, new accounts are rare. */
  private static final class Seen {
    private final Set<AccountEmail> accounts = new HashSet<>();
    private @Nullable AccountNames masks;

    synchronized boolean add(AccountEmail email) {
      boolean isNew = accounts.size() < MOST && accounts.add(email);
      if (isNew) {
        masks = null;
      }
      return isNew;
    }

    synchronized AccountNames masks() {
      AccountNames known = masks == null ? AccountNames.masked(accounts) : masks;
      masks = known;
      return known;
    }
  }
}

package bot.klingbalance.account;

import java.util.concurrent.CompletableFuture;

/**
 * The Kling accounts that can be asked for: the core's door to useapi.net.
 *
 * <p>Safe for use by many threads. No call blocks, and no future ends exceptionally: what can go
 * wrong is part of the answer. An answer that is at hand comes as a future that is already done.
 */
public interface Accounts {
  /** One account with its balance. Many who ask for the same one at once cost one request. */
  CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness);

  /** Every account of the token, without balances. */
  CompletableFuture<AccountListing> list(Freshness freshness);

  /** How old an answer may be. */
  enum Freshness {
    /** A kept answer will do, while it is kept. */
    RECENT,
    /** Asked anew, unless it is being asked at this moment. */
    LIVE
  }
}

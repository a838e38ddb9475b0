package bot.klingbalance.account;

import java.util.concurrent.CompletableFuture;

/**
 * The port to useapi.net: the Kling accounts that can be read.
 *
 * <p>Safe for use by many threads. No call blocks, and no future ends exceptionally: what can go
 * wrong is part of the answer. An answer that is at hand comes as a future that is already done.
 */
public interface Accounts {
  /** One account with its balance. Many who ask for the same one at once cost one request. */
  CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness);

  /** Every account of the token, without balances. */
  CompletableFuture<AccountListing> list(Freshness freshness);

  /**
   * The same accounts with the same cache, asked for on behalf of {@code requester}; without this
   * it is {@link Requester#BACKGROUND}. What passes questions on to other accounts passes this on
   * too.
   */
  Accounts onBehalfOf(Requester requester);

  /** How old an answer may be. */
  enum Freshness {
    /** A cached answer is good enough. */
    RECENT,
    /**
     * A new request, unless one is already under way, or the last answer is younger than ten
     * seconds: then it is that one, with its own time.
     */
    LIVE
  }
}

package bot.klingbalance.useapi;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.useapi.wire.HttpExchange;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;

/**
 * The accounts of one useapi.net token, asked for over HTTP.
 *
 * <p>What a future is followed by runs on one of the few threads that make the requests: it must
 * not block.
 */
public final class UseApiAccounts implements Accounts, AutoCloseable {
  private final UseApiAddress address;
  private final RequestContext upstream;
  private final ResponseCache<AccountEmail, AccountLookup> lookups;
  private final ResponseCache<UseApiAddress, AccountListing> listings;

  /**
   * The accounts at {@code address}.
   *
   * @param shared the client of the process, for its pools; it is not changed, and not closed here
   * @param token sent as it is, to {@code address} only
   */
  public UseApiAccounts(
      OkHttpClient shared, UseApiAddress address, Secret token, Clock clock, UseApiLimits limits) {
    this(
        address,
        upstream(
            new HttpExchange(shared, token, limits.parallel()), new SystemTimer(), clock, limits));
  }

  UseApiAccounts(UseApiAddress address, RequestContext upstream) {
    this.address = address;
    this.upstream = upstream;
    var keptFor = upstream.limits().keptFor();
    this.lookups = new ResponseCache<>(this::look, UseApiAccounts::holds, keptFor, upstream.time());
    this.listings =
        new ResponseCache<>(this::list, UseApiAccounts::holds, keptFor, upstream.time());
  }

  static RequestContext upstream(HttpExchange wire, Timer time, Clock clock, UseApiLimits limits) {
    var turns = new RequestQueue(limits.parallel(), limits.waiting());
    return new RequestContext(wire, turns, new RateLimitPause(time), time, clock, limits);
  }

  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
    return lookups.ask(email, freshness);
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness freshness) {
    return listings.ask(address, freshness);
  }

  /** Breaks off what is under way: it ends as unreachable, and so does what is asked later. */
  @Override
  public void close() {
    Failure closed = Failure.of(Reason.UNREACHABLE);
    lookups.end(email -> new AccountLookup.Failed(email, closed));
    listings.end(ignored -> new AccountListing.Failed(closed));
    upstream.wire().close();
    upstream.time().close();
  }

  private void look(AccountEmail email, CompletableFuture<AccountLookup> answer) {
    new RetryingCall<>(upstream, new AccountRequest(email, address.account(email)), answer)
        .proceed();
  }

  private void list(UseApiAddress of, CompletableFuture<AccountListing> answer) {
    new RetryingCall<>(upstream, new AccountListRequest(of.accounts()), answer).proceed();
  }

  private static boolean holds(AccountLookup lookup) {
    return !(lookup instanceof AccountLookup.Failed failed) || holds(failed.failure());
  }

  private static boolean holds(AccountListing listing) {
    return !(listing instanceof AccountListing.Failed failed) || holds(failed.failure());
  }

  /** Somebody has to do something before it ends; the others may be over the next moment. */
  private static boolean holds(Failure failure) {
    return switch (failure.reason()) {
      case ADDRESS_REFUSED,
          TOKEN_REFUSED,
          SUBSCRIPTION_ENDED,
          NOT_CONFIGURED,
          OUT_OF_CREDITS,
          SIGN_IN_LOST ->
          true;
      case SLOW_DOWN, UPSTREAM_TROUBLE, UNREACHABLE, UNREADABLE -> false;
    };
  }
}

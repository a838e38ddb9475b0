package bot.klingbalance.useapi;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.secret.Secret;
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
  private final Upstream upstream;
  private final KeptAnswers<AccountEmail, AccountLookup> lookups;
  private final KeptAnswers<UseApiAddress, AccountListing> listings;

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
        upstream(new Wire(shared, token, limits.parallel()), new MachineTime(), clock, limits));
  }

  UseApiAccounts(UseApiAddress address, Upstream upstream) {
    this.address = address;
    this.upstream = upstream;
    var keptFor = upstream.limits().keptFor();
    this.lookups = new KeptAnswers<>(this::look, UseApiAccounts::holds, keptFor, upstream.time());
    this.listings = new KeptAnswers<>(this::list, UseApiAccounts::holds, keptFor, upstream.time());
  }

  static Upstream upstream(Wire wire, PassingTime time, Clock clock, UseApiLimits limits) {
    var turns = new Turns(limits.parallel(), limits.waiting());
    return new Upstream(wire, turns, new Truce(time), time, clock, limits);
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
    new Inquiry<>(upstream, new AccountQuestion(email, address.account(email)), answer).proceed();
  }

  private void list(UseApiAddress of, CompletableFuture<AccountListing> answer) {
    new Inquiry<>(upstream, new ListQuestion(of.accounts()), answer).proceed();
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

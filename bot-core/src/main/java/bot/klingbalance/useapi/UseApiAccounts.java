package bot.klingbalance.useapi;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.Requester;
import bot.klingbalance.replica.UpstreamTurns;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.usage.UsageStatistics;
import bot.klingbalance.useapi.wire.HttpExchange;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;

/**
 * The accounts of one useapi.net token, read over HTTP.
 *
 * <p>What is chained to a future runs on one of the few threads that make the requests, so it must
 * not block.
 */
public final class UseApiAccounts implements Accounts, AutoCloseable {
  private final UseApiAddress address;
  private final RequestContext context;
  private final ResponseCache<AccountEmail, AccountLookup> lookups;
  private final ResponseCache<UseApiAddress, ListedAccounts> listings;
  private final NewestList newest = new NewestList();
  private final UseApiStatistics statistics;

  /**
   * The accounts at {@code address}.
   *
   * @param shared the client of the process, for its pools; it is not changed, and not closed here
   * @param token sent as it is, to {@code address} only
   */
  public UseApiAccounts(
      OkHttpClient shared, UseApiAddress address, Secret token, Clock clock, UseApiLimits limits) {
    this(shared, address, token, clock, new Politeness(limits, UpstreamTurns.ALONE));
  }

  /** The same, of which other bots may ask too. */
  public UseApiAccounts(
      OkHttpClient shared,
      UseApiAddress address,
      Secret token,
      Clock clock,
      Politeness politeness) {
    this(
        address,
        context(
            new HttpExchange(shared, token, politeness.limits().parallel()),
            new SystemTimer(clock),
            politeness));
  }

  UseApiAccounts(UseApiAddress address, RequestContext context) {
    this.address = address;
    this.context = context;
    var expiry = context.limits().keptFor();
    this.lookups =
        new ResponseCache<>(this::request, UseApiAccounts::holds, expiry, context.timer());
    this.listings =
        new ResponseCache<>(this::listRequest, UseApiAccounts::holds, expiry, context.timer());
    this.statistics = new UseApiStatistics(address, context);
  }

  /**
   * How useapi.net is asked.
   *
   * @param limits for this bot
   * @param turns for it and others together
   */
  public record Politeness(UseApiLimits limits, UpstreamTurns turns) {}

  static RequestContext context(HttpExchange exchange, Timer timer, UseApiLimits limits) {
    return context(exchange, timer, new Politeness(limits, UpstreamTurns.ALONE));
  }

  static RequestContext context(HttpExchange exchange, Timer timer, Politeness politeness) {
    UseApiLimits limits = politeness.limits();
    var queue = new RequestQueue(limits.parallel(), limits.waiting());
    RateLimitPause pause = new RateLimitPause(timer);
    return new RequestContext(exchange, queue, pause, politeness.turns(), timer, limits);
  }

  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
    return find(email, freshness, Requester.BACKGROUND);
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness freshness) {
    return list(freshness, Requester.BACKGROUND);
  }

  @Override
  public Accounts onBehalfOf(Requester requester) {
    return new OnBehalf(requester);
  }

  /** What the accounts were used for, within the same limits. */
  public UsageStatistics statistics() {
    return statistics;
  }

  /** Cancels what is in flight: it ends as unreachable, and so does every later request. */
  @Override
  public void close() {
    Failure closed = Failure.of(Reason.UNREACHABLE);
    lookups.close(email -> new AccountLookup.Failed(email, closed));
    listings.close(ignored -> ListedAccounts.failed(closed));
    statistics.close(closed);
    context.exchange().close();
    context.timer().close();
  }

  private CompletableFuture<AccountLookup> find(
      AccountEmail email, Freshness freshness, Requester requester) {
    return lookups.get(email, freshness, requester).thenApply(newest::withListedError);
  }

  private CompletableFuture<AccountListing> list(Freshness freshness, Requester requester) {
    return listings.get(address, freshness, requester).thenApply(newest::learn);
  }

  private Call request(
      AccountEmail email, Requester requester, CompletableFuture<AccountLookup> result) {
    return new AccountCall(email, new Upstream(), requester, result);
  }

  private Call listRequest(
      UseApiAddress from, Requester requester, CompletableFuture<ListedAccounts> result) {
    AccountListRequest request = new AccountListRequest(from.accounts());
    return new RetryingCall<>(context, request, requester, result);
  }

  private static boolean holds(AccountLookup lookup) {
    return lookup.match(found -> true, failed -> !failed.failure().reason().isPassing());
  }

  private static boolean holds(ListedAccounts list) {
    return list.listing().match(listed -> true, failed -> !failed.failure().reason().isPassing());
  }

  private final class OnBehalf implements Accounts {
    private final Requester requester;

    OnBehalf(Requester requester) {
      this.requester = requester;
    }

    @Override
    public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
      return UseApiAccounts.this.find(email, freshness, requester);
    }

    @Override
    public CompletableFuture<AccountListing> list(Freshness freshness) {
      return UseApiAccounts.this.list(freshness, requester);
    }

    @Override
    public Accounts onBehalfOf(Requester other) {
      return new OnBehalf(other);
    }
  }

  private final class Upstream implements AccountCall.Upstream {
    @Override
    public String spelling(AccountEmail email) {
      return newest.spelling(email);
    }

    @Override
    public CompletableFuture<?> readRecentList(Requester requester) {
      return list(Freshness.RECENT, requester);
    }

    @Override
    public Call inSpelling(
        AccountEmail email,
        String spelling,
        Requester requester,
        CompletableFuture<AccountLookup> answer) {
      AccountRequest request = new AccountRequest(email, address.account(spelling));
      return new RetryingCall<>(context, request, requester, answer);
    }
  }
}

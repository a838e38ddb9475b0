package bot.klingbalance.useapi;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.Requester;
import bot.klingbalance.usage.DayStatistics;
import bot.klingbalance.usage.UsageStatistics;
import bot.klingbalance.useapi.RequestOutcome.Answered;
import bot.klingbalance.useapi.RequestOutcome.Unanswered;
import bot.klingbalance.useapi.wire.ErrorResponse;
import bot.klingbalance.useapi.wire.HttpExchange;
import bot.klingbalance.useapi.wire.StatisticsBody;
import bot.klingbalance.useapi.wire.UseApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;

/**
 * What useapi.net counted: {@code GET /v2/account/stats}, once in a quarter of an hour for a day,
 * for all accounts together, within the limits that the accounts have.
 */
final class UseApiStatistics implements UsageStatistics {
  private static final Duration KEPT_FOR = Duration.ofMinutes(15);

  /** Of the requests that run at once: the others are left to balances. */
  private static final int PARALLEL = 2;

  private final UseApiAddress address;
  private final RequestContext context;
  private final ResponseCache<LocalDate, Result> days;

  UseApiStatistics(UseApiAddress address, RequestContext context) {
    this.address = address;
    this.context = withQueueOfItsOwn(context);
    this.days =
        new ResponseCache<>(this::request, UseApiStatistics::holds, KEPT_FOR, context.timer());
  }

  @Override
  public CompletableFuture<Result> of(LocalDate day, Requester requester) {
    return days.get(day, Freshness.RECENT, requester);
  }

  /** Ends what is in flight, and all that is asked from now on. */
  void close(Failure closed) {
    days.close(day -> new Unread(closed));
  }

  private static RequestContext withQueueOfItsOwn(RequestContext shared) {
    UseApiLimits limits = shared.limits();
    return new RequestContext(
        shared.exchange(),
        new RequestQueue(Math.min(PARALLEL, limits.parallel()), limits.waiting()),
        shared.rateLimitPause(),
        shared.turns(),
        shared.timer(),
        limits);
  }

  private Call request(LocalDate day, Requester requester, CompletableFuture<Result> result) {
    return new RetryingCall<>(
        context, new DayRequest(day, address.statistics(day)), requester, result);
  }

  /** Who cannot be read is not asked for 30 MB again at once; everything else may be over soon. */
  private static boolean holds(Result result) {
    return result.match(
        counted -> true,
        unread ->
            unread.failure().reason() == Reason.UNREADABLE
                || unread.failure().reason() == Reason.NOT_CONFIGURED);
  }

  private record DayRequest(LocalDate day, HttpUrl url) implements UseApiRequest<Result> {
    @Override
    public String name() {
      return "the statistics of " + day;
    }

    @Override
    public boolean canBeShared() {
      return false;
    }

    @Override
    public void send(HttpExchange exchange, Duration timeout, Receiver<Result> then) {
      exchange.get(
          url,
          timeout,
          new StatisticsBody(day),
          (response, statistics) ->
              then.receive(response, (came, now) -> read(came, statistics, now)));
    }

    @Override
    public RequestOutcome<Result> read(UseApiResponse.Response response, Instant now) {
      return read(response, Optional.empty(), now);
    }

    @Override
    public Result failed(Failure failure) {
      return new Unread(failure);
    }

    private static RequestOutcome<Result> read(
        UseApiResponse.Response response, Optional<DayStatistics> statistics, Instant now) {
      if (statistics.isPresent()) {
        return new Answered<>(new Counted(statistics.get()));
      }
      return new Unanswered<>(
          response.status() == 200
              ? ErrorResponse.unreadable(response.flaw().orElse("no statistics"))
              : ErrorResponse.of(response, now).aboutNoAccount(response.status()));
    }
  }
}

package bot.klingbalance.useapi;

import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.replica.UpstreamTurns;
import bot.klingbalance.replica.UpstreamTurns.SharedResponse;
import bot.klingbalance.replica.UpstreamTurns.Turn;
import bot.klingbalance.useapi.wire.ErrorResponse;
import bot.klingbalance.useapi.wire.HttpExchange;
import bot.klingbalance.useapi.wire.UseApiResponse;
import bot.klingbalance.useapi.wire.UseApiResponse.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What all calls share: how requests are sent, and what limits them. */
record RequestContext(
    HttpExchange exchange,
    RequestQueue queue,
    RateLimitPause rateLimitPause,
    UpstreamTurns turns,
    Timer timer,
    UseApiLimits limits) {

  /** Asks for this bot's turn to send a request. */
  CompletableFuture<Turn> takeTurn(UseApiRequest<?> request) {
    Duration reuse = request.canBeShared() ? ResponseCache.LIVE : Duration.ZERO;
    return turns.take(
        new UpstreamTurns.Request(address(request), limits.parallel(), limits.attempt(), reuse));
  }

  /** The turn is not used. */
  void giveUpTurn(UseApiRequest<?> request) {
    turns.end(address(request), Optional.empty(), Duration.ZERO);
  }

  /** The turn has brought a response; where that asks to slow down, a pause begins. */
  <V> void endTurn(UseApiRequest<V> request, UseApiResponse response, RequestOutcome<V> outcome) {
    Duration pause = outcome.error().flatMap(RequestContext::pause).orElse(Duration.ZERO);
    rateLimitPause.extend(pause);
    Optional<SharedResponse> shared =
        whole(response)
            .filter(came -> request.canBeShared() && holds(outcome))
            .map(came -> new SharedResponse(came.status(), came.body(), timer.now()));
    turns.end(address(request), shared, pause);
  }

  /** What is told of an error once no more requests are made. */
  Failure failure(ErrorResponse error) {
    boolean isOfToken = error.reason() == Reason.TOKEN_REFUSED;
    return new Failure(
        error.reason(),
        error.retryAfter().map(timer.now()::plus),
        exchange.tokenSetting().filter(setting -> isOfToken));
  }

  /** What another bot got, as if it had come here. */
  static Response response(Turn.Known known) {
    SharedResponse shared = known.response();
    return new Response(shared.status(), Optional.empty(), shared.body(), Optional.empty());
  }

  private static Optional<Duration> pause(ErrorResponse error) {
    return error.reason() == Reason.SLOW_DOWN ? error.retryAfter() : Optional.empty();
  }

  private static Optional<Response> whole(UseApiResponse response) {
    return response
        .<Optional<Response>>match(Optional::of, none -> Optional.empty(), bad -> Optional.empty())
        .filter(came -> came.flaw().isEmpty());
  }

  /** Whether it is so for the other bots too. */
  private static boolean holds(RequestOutcome<?> outcome) {
    return outcome.error().filter(error -> error.reason().isPassing()).isEmpty();
  }

  private static String address(UseApiRequest<?> request) {
    return request.url().toString();
  }
}

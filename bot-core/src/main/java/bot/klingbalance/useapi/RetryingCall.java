package bot.klingbalance.useapi;

import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.Requester;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.replica.UpstreamTurns.Turn;
import bot.klingbalance.useapi.RequestOutcome.Unanswered;
import bot.klingbalance.useapi.UseApiRequest.Reading;
import bot.klingbalance.useapi.wire.ErrorResponse;
import bot.klingbalance.useapi.wire.LogText;
import bot.klingbalance.useapi.wire.UseApiResponse;
import bot.klingbalance.useapi.wire.UseApiResponse.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request with its retries: as many attempts as the error table allows within the deadline, one
 * after the other, each when the queue lets it and none during a rate-limit pause.
 *
 * <p>Its steps run on different threads, but never two at a time; each is handed over through a
 * queue, so no step sees an old state.
 */
final class RetryingCall<V> implements Call {
  private static final Logger log = LoggerFactory.getLogger(RetryingCall.class);

  private final RequestContext context;
  private final UseApiRequest<V> request;
  private final CompletableFuture<V> result;
  private final RequestQueue.Ticket ticket;
  private @Nullable Long begunAt;
  private int attempts;
  private ErrorResponse last = ErrorResponse.unreachable("its turn did not come in time");

  /** A call that has not begun; when {@code result} is done before it has one, it ends. */
  RetryingCall(
      RequestContext context,
      UseApiRequest<V> request,
      Requester requester,
      CompletableFuture<V> result) {
    this.context = context;
    this.request = request;
    this.result = result;
    this.ticket = new RequestQueue.Ticket(this::send, requester);
  }

  /** Somebody else waits for the same: each attempt comes when the first of them has a turn. */
  @Override
  public void join(Requester requester) {
    context.queue().join(ticket, requester);
  }

  /** Queues the next attempt, unless a pause is to be waited for first. Does not block. */
  @Override
  public void enqueue() {
    if (result.isDone() || isHeldByRateLimit()) {
      return;
    }
    if (!context.queue().submit(ticket)) {
      last = ErrorResponse.unreachable("too many questions wait already");
      giveUp();
    }
  }

  /** Returns whether an attempt was begun; then its response releases the place in the queue. */
  private boolean send() {
    if (result.isDone() || isHeldByRateLimit()) {
      return false;
    }
    if (begunAt != null && left().toMillis() < 1) {
      giveUp();
      return false;
    }
    CompletableFuture<Boolean> unused =
        context.takeTurn(request).thenApply(turn -> turn.match(this::ask, this::use, this::wait));
    return true;
  }

  private boolean ask(Turn.Ask mine) {
    if (result.isDone()) {
      context.giveUpTurn(request);
      context.queue().release(ticket);
      return false;
    }
    attempts++;
    Duration attempt = context.limits().attempt();
    Duration timeout = attempt.compareTo(left()) < 0 ? attempt : left();
    request.send(context.exchange(), timeout, this::receive);
    return true;
  }

  /** Another bot has its answer, which counts as if this one had asked. */
  private boolean use(Turn.Known known) {
    attempts++;
    context.queue().release(ticket);
    return read(
            RequestContext.response(known),
            (came, now) -> request.read(came, known.response().at()))
        .match(result::complete, this::retry);
  }

  /** Another bot was told to slow down. */
  private boolean wait(Turn.Paused paused) {
    context.rateLimitPause().extend(paused.left());
    context.queue().release(ticket);
    enqueue();
    return false;
  }

  /** The pause begins before the place is released: no other request is sent in between. */
  private void receive(UseApiResponse response, Reading<V> reading) {
    RequestOutcome<V> outcome = read(response, reading);
    context.endTurn(request, response, outcome);
    context.queue().release(ticket);
    boolean unused = outcome.match(result::complete, this::retry);
  }

  private Duration left() {
    return context.limits().deadline().minus(elapsed());
  }

  /** Returns whether there is another attempt. */
  private boolean retry(ErrorResponse error) {
    last = error;
    Optional<Duration> wait =
        RetryPolicy.waitBeforeNext(
            error,
            attempts,
            elapsed(),
            context.limits().deadline(),
            ThreadLocalRandom.current().nextDouble());
    wait.ifPresentOrElse(each -> context.timer().after(each, this::enqueue), this::giveUp);
    return wait.isPresent();
  }

  /** Waits for the end of a pause, or gives up where that lies behind the deadline. */
  private boolean isHeldByRateLimit() {
    Duration pause = context.rateLimitPause().remaining();
    if (pause.isZero()) {
      return false;
    }
    if (elapsed().plus(pause).compareTo(context.limits().deadline()) < 0) {
      context.timer().after(pause, this::enqueue);
    } else {
      last =
          new ErrorResponse(
              Reason.SLOW_DOWN, attempts, Optional.of(pause), "it still has to be left alone");
      giveUp();
    }
    return true;
  }

  private RequestOutcome<V> read(UseApiResponse response, Reading<V> reading) {
    return response.match(
        came -> read(came, reading),
        none -> new Unanswered<>(ErrorResponse.unreachable(none.why())),
        garbled -> new Unanswered<>(ErrorResponse.unreadable(garbled.why())));
  }

  private RequestOutcome<V> read(Response response, Reading<V> reading) {
    try {
      return reading.read(response, context.timer().now());
    } catch (RuntimeException defect) {
      log.error("An answer of useapi.net for {} met a defect of the bot", request.name(), defect);
      return new Unanswered<>(ErrorResponse.unreadable("a defect of the bot"));
    }
  }

  private void giveUp() {
    Failure failure = context.failure(last);
    log(failure);
    result.complete(request.failed(failure));
  }

  private void log(Failure failure) {
    log.atLevel(last.level())
        .log(
            "useapi.net was asked for {} in vain: {}; {} in {} ms ({}){}",
            request.name(),
            last.inShort(),
            CountText.of(attempts, "request"),
            elapsed().toMillis(),
            LogText.of(last.words()),
            LogText.remedy(failure));
  }

  /** Since the first attempt, or the first pause; the time in the queue before does not count. */
  private Duration elapsed() {
    long now = context.timer().nanos();
    if (begunAt == null) {
      begunAt = now;
    }
    return Duration.ofNanos(now - begunAt);
  }
}

package bot.klingbalance.useapi;

import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.useapi.RequestOutcome.Answered;
import bot.klingbalance.useapi.RequestOutcome.Troubled;
import bot.klingbalance.useapi.wire.ErrorResponse;
import bot.klingbalance.useapi.wire.LogText;
import bot.klingbalance.useapi.wire.UseApiResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One question on its way to an answer: as many requests as the error table allows within the
 * deadline, one after the other, each at its turn and none during a rateLimitPause.
 *
 * <p>Its steps run on different threads, but never two at a time; each is handed over through a
 * queue, so no step sees an old state.
 */
final class RetryingCall<V> {
  private static final Logger LOG = LoggerFactory.getLogger(RetryingCall.class);

  private final RequestContext upstream;
  private final UseApiRequest<V> question;
  private final CompletableFuture<V> answer;
  private @Nullable Long begunAt;
  private int requests;
  private ErrorResponse last = ErrorResponse.unreachable("its turn did not come in time");

  /**
   * An call that has not begun.
   *
   * @param answer is completed with what comes of it; when it is done before, the call ends
   */
  RetryingCall(RequestContext upstream, UseApiRequest<V> question, CompletableFuture<V> answer) {
    this.upstream = upstream;
    this.question = question;
    this.answer = answer;
  }

  /** Queues for a turn, unless nothing may be asked now. Does not block. */
  void proceed() {
    if (answer.isDone() || isHeldByRateLimit()) {
      return;
    }
    if (!upstream.turns().take(this::send)) {
      last = ErrorResponse.unreachable("too many questions wait already");
      giveUp();
    }
  }

  /** Returns whether a request is on its way; then the turn ends with its answer. */
  private boolean send() {
    if (answer.isDone() || isHeldByRateLimit()) {
      return false;
    }
    Duration left = upstream.limits().deadline().minus(elapsed());
    if (left.toMillis() < 1) {
      giveUp();
      return false;
    }
    requests++;
    Duration attempt = upstream.limits().attempt();
    Duration timeout = attempt.compareTo(left) < 0 ? attempt : left;
    upstream.wire().get(question.url(), timeout, this::receive);
    return true;
  }

  /** The rateLimitPause is made before the turn is given back: nobody slips in between. */
  private void receive(UseApiResponse received) {
    RequestOutcome<V> outcome = read(received);
    if (outcome instanceof Troubled<V> troubled
        && troubled.trouble().reason() == Reason.SLOW_DOWN) {
      troubled.trouble().retryAfter().ifPresent(upstream.rateLimitPause()::keep);
    }
    upstream.turns().giveBack();
    if (outcome instanceof Answered<V> answered) {
      answer.complete(answered.value());
    } else {
      last = ((Troubled<V>) outcome).trouble();
      tryAgain();
    }
  }

  private void tryAgain() {
    RetryPolicy.waitBeforeNext(
            last,
            requests,
            elapsed(),
            upstream.limits().deadline(),
            ThreadLocalRandom.current().nextDouble())
        .ifPresentOrElse(wait -> upstream.time().after(wait, this::proceed), this::giveUp);
  }

  /** Waits for the end of a rateLimitPause, or gives up where that lies behind the deadline. */
  private boolean isHeldByRateLimit() {
    Duration rateLimitPause = upstream.rateLimitPause().left();
    if (rateLimitPause.isZero()) {
      return false;
    }
    if (elapsed().plus(rateLimitPause).compareTo(upstream.limits().deadline()) < 0) {
      upstream.time().after(rateLimitPause, this::proceed);
    } else {
      last =
          new ErrorResponse(
              Reason.SLOW_DOWN,
              requests,
              Optional.of(rateLimitPause),
              "it still has to be left alone");
      giveUp();
    }
    return true;
  }

  private RequestOutcome<V> read(UseApiResponse received) {
    if (received instanceof UseApiResponse.NoResponse none) {
      return new Troubled<>(ErrorResponse.unreachable(none.why()));
    }
    if (received instanceof UseApiResponse.Garbled garbled) {
      return new Troubled<>(ErrorResponse.unreadable(garbled.why()));
    }
    try {
      return question.read((UseApiResponse.Response) received, upstream.clock().instant());
    } catch (RuntimeException defect) {
      LOG.error("An answer of useapi.net for {} met a defect of the bot", question.name(), defect);
      return new Troubled<>(ErrorResponse.unreadable("a defect of the bot"));
    }
  }

  private void giveUp() {
    var retryAt = last.retryAfter().map(upstream.clock().instant()::plus);
    log();
    answer.complete(question.failed(new Failure(last.reason(), retryAt)));
  }

  private void log() {
    Level level =
        switch (last.reason()) {
          case TOKEN_REFUSED, SUBSCRIPTION_ENDED, UNREADABLE -> Level.WARN;
          default -> Level.INFO;
        };
    LOG.atLevel(level)
        .log(
            "useapi.net gave no answer for {}: {} after {} requests in {} ms ({})",
            question.name(),
            last.reason(),
            requests,
            elapsed().toMillis(),
            LogText.of(last.words()));
  }

  /** Since the first turn, or the first wait; the time in the queue before it does not count. */
  private Duration elapsed() {
    long now = upstream.time().nanos();
    if (begunAt == null) {
      begunAt = now;
    }
    return Duration.ofNanos(now - begunAt);
  }
}

package bot.klingbalance.useapi;

import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.useapi.Outcome.Answered;
import bot.klingbalance.useapi.Outcome.Troubled;
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
 * deadline, one after the other, each at its turn and none during a truce.
 *
 * <p>Its steps run on different threads, but never two at a time; each is handed over through a
 * queue, so no step sees an old state.
 */
final class Inquiry<V> {
  private static final Logger LOG = LoggerFactory.getLogger(Inquiry.class);

  private final Upstream upstream;
  private final Question<V> question;
  private final CompletableFuture<V> answer;
  private @Nullable Long begunAt;
  private int requests;
  private Trouble last = Trouble.unreachable("its turn did not come in time");

  /**
   * An inquiry that has not begun.
   *
   * @param answer is completed with what comes of it; when it is done before, the inquiry ends
   */
  Inquiry(Upstream upstream, Question<V> question, CompletableFuture<V> answer) {
    this.upstream = upstream;
    this.question = question;
    this.answer = answer;
  }

  /** Queues for a turn, unless nothing may be asked now. Does not block. */
  void proceed() {
    if (answer.isDone() || isHeldByTruce()) {
      return;
    }
    if (!upstream.turns().take(this::send)) {
      last = Trouble.unreachable("too many questions wait already");
      giveUp();
    }
  }

  /** Returns whether a request is on its way; then the turn ends with its answer. */
  private boolean send() {
    if (answer.isDone() || isHeldByTruce()) {
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

  /** The truce is made before the turn is given back: nobody slips in between. */
  private void receive(Answer received) {
    Outcome<V> outcome = read(received);
    if (outcome instanceof Troubled<V> troubled
        && troubled.trouble().reason() == Reason.SLOW_DOWN) {
      troubled.trouble().retryAfter().ifPresent(upstream.truce()::keep);
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

  /** Waits for the end of a truce, or gives up where that lies behind the deadline. */
  private boolean isHeldByTruce() {
    Duration truce = upstream.truce().left();
    if (truce.isZero()) {
      return false;
    }
    if (elapsed().plus(truce).compareTo(upstream.limits().deadline()) < 0) {
      upstream.time().after(truce, this::proceed);
    } else {
      last =
          new Trouble(
              Reason.SLOW_DOWN, requests, Optional.of(truce), "it still has to be left alone");
      giveUp();
    }
    return true;
  }

  private Outcome<V> read(Answer received) {
    if (received instanceof Answer.NoResponse none) {
      return new Troubled<>(Trouble.unreachable(none.why()));
    }
    if (received instanceof Answer.Garbled garbled) {
      return new Troubled<>(Trouble.unreadable(garbled.why()));
    }
    try {
      return question.read((Answer.Response) received, upstream.clock().instant());
    } catch (RuntimeException defect) {
      LOG.error("An answer of useapi.net for {} met a defect of the bot", question.name(), defect);
      return new Troubled<>(Trouble.unreadable("a defect of the bot"));
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

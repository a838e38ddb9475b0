package bot.klingbalance.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.AnswersUnderWay;
import bot.klingbalance.chat.AwaitedReplies;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.Interim;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.concurrent.Backoff;
import bot.klingbalance.slack.Replies.Rendered;
import bot.klingbalance.slack.webapi.HttpOutcome.Answered;
import bot.klingbalance.slack.webapi.HttpOutcome.Unanswered;
import bot.klingbalance.slack.webapi.OneShotBody;
import bot.klingbalance.slack.webapi.OneShotCall;
import bot.klingbalance.slack.webapi.RefusalCode;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the answers that were not ready when Slack had to be acknowledged, each to the {@code
 * response_url} of its request. An answer that cannot be delivered is logged once and dropped.
 *
 * <p>No one reads an answer twice. It is sent again when it did not leave, when Slack asked to slow
 * down, or when it replaces a message. After silence and after a trouble of Slack's it may have
 * arrived, and there is no way to look: then it is not sent again, and whoever asked may read
 * nothing. One that is refused for its form goes out in the next simpler one. No thread waits.
 */
final class FollowUpAnswers {
  private static final Logger log = LoggerFactory.getLogger(FollowUpAnswers.class);

  /** Pending answers at once: what fits into a small heap, and more than Slack ever asks for. */
  private static final int MOST_PENDING = 5_000;

  /** What Slack takes at a {@code response_url}. */
  private static final int MOST_POSTS = 5;

  /** One post is kept for an answer that is refused for its form. */
  private static final int MOST_ATTEMPTS = MOST_POSTS - 1;

  /** As many remain for an answer after a line and another answer, which have one attempt each. */
  private static final int AFTER_OTHERS = MOST_ATTEMPTS - 1;

  private final OkHttpClient http;
  private final BlockSupport blocks;
  private final Backoff resends;
  private final ScheduledExecutorService timer;
  private final Clock clock;
  private final AwaitedReplies replies =
      new AwaitedReplies(new ToAsker(CommandMessages.restarting()));
  private final AnswersUnderWay underWay = new AnswersUnderWay();

  FollowUpAnswers(
      OkHttpClient http,
      BlockSupport blocks,
      Backoff resends,
      ScheduledExecutorService timer,
      Clock clock) {
    this.http = http;
    this.blocks = blocks;
    this.resends = resends;
    this.timer = timer;
    this.clock = clock;
  }

  boolean hasRoom() {
    return underWay.count() < MOST_PENDING;
  }

  /** Delivers what {@code chosen} makes of a reply when that is ready. */
  void deliver(
      ResponseUrl url,
      CompletableFuture<Reply> reply,
      Function<Reply, CompletableFuture<Reply>> chosen) {
    CompletableFuture<Void> delivery = underWay.begin();
    CompletableFuture<Boolean> unused =
        replies
            .await(reply)
            .thenCompose(chosen)
            .thenCompose(ready -> send(url, ready, 1))
            .whenComplete(
                (done, defect) -> {
                  if (defect != null) {
                    log.error("An answer could not be delivered: a defect of the bot.", defect);
                  }
                  delivery.complete(null);
                });
  }

  /**
   * Slack puts an answer into the place of another where a button was pressed, and adds it to the
   * other where a command was typed: there an answer is never followed by a second one.
   */
  private CompletableFuture<Boolean> send(ResponseUrl url, Reply reply, int number) {
    if (!(reply instanceof Interim interim)) {
      return post(url, reply, number);
    }
    if (interim.then().isDone()) {
      return interim.then().thenCompose(next -> send(url, next, number));
    }
    return interim.isAnswer() && !(interim.now() instanceof InPlace)
        ? post(url, interim, number)
        : post(url, interim, MOST_ATTEMPTS)
            .thenCombine(interim.then(), (taken, next) -> next)
            .thenCompose(next -> send(url, next, AFTER_OTHERS));
  }

  private CompletableFuture<Boolean> post(ResponseUrl url, Reply reply, int number) {
    return Replies.rendered(reply, blocks)
        .map(json -> attempt(url, json, number))
        .orElseGet(() -> completedFuture(true));
  }

  /** Waits for the pending answers, for {@code most} at most; then tells those who got none. */
  void drain(Duration most) {
    replies.finish(most, underWay::areGiven, Platform.SLACK);
  }

  /** Whether Slack took it in the end. */
  private CompletableFuture<Boolean> attempt(ResponseUrl url, Rendered answer, int number) {
    if (!url.isValidAt(clock.instant())) {
      log.warn("An answer came more than 30 minutes after its question; Slack takes it no more.");
      return completedFuture(false);
    }
    OneShotBody body = OneShotBody.json(answer.json());
    return OneShotCall.post(http, new Request.Builder().url(url.address()), body)
        .thenCompose(
            outcome ->
                outcome.match(
                    answered -> conclude(url, answer, number, answered),
                    unanswered -> conclude(url, answer, number, unanswered)));
  }

  private CompletableFuture<Boolean> conclude(
      ResponseUrl url, Rendered answer, int number, Answered outcome) {
    RefusalCode code = RefusalCode.of(outcome);
    if (answer.forms().left() > 0 && BlockSupport.mayBeRefusedWith(code.text())) {
      boolean hasRoomForAll = number + answer.forms().left() <= MOST_POSTS;
      return attempt(url, hasRoomForAll ? answer.simpler() : answer.simplest(), number + 1);
    }
    if (outcome.isSuccess()) {
      if (!BlockSupport.mayBeRefusedWith(code.text())) {
        blocks.taken(answer.forms());
      }
      return completedFuture(true);
    }
    boolean mayGoAgain =
        outcome.asksToSlowDown() || (outcome.isServerError() && answer.canBeRepeated());
    if (mayGoAgain && number < MOST_ATTEMPTS) {
      return later(url, answer, number, outcome.retryAfter());
    }
    return dropped("status %d%s".formatted(outcome.status(), code.loggable(", ")));
  }

  private CompletableFuture<Boolean> conclude(
      ResponseUrl url, Rendered answer, int number, Unanswered outcome) {
    if ((!outcome.wasSent() || answer.canBeRepeated()) && number < MOST_ATTEMPTS) {
      return later(url, answer, number, Duration.ZERO);
    }
    return dropped("no answer (%s)".formatted(outcome.why()));
  }

  private static CompletableFuture<Boolean> dropped(String why) {
    log.warn("Slack did not take an answer, so it is dropped: {}.", why);
    return completedFuture(false);
  }

  private CompletableFuture<Boolean> later(
      ResponseUrl url, Rendered answer, int number, Duration asked) {
    Duration backoff = resends.after(number, ThreadLocalRandom.current().nextDouble());
    Duration wait = asked.compareTo(backoff) > 0 ? asked : backoff;
    CompletableFuture<Void> pause = new CompletableFuture<>();
    var unused = timer.schedule(() -> pause.complete(null), wait.toMillis(), TimeUnit.MILLISECONDS);
    return pause.thenCompose(over -> attempt(url, answer, number + 1));
  }
}

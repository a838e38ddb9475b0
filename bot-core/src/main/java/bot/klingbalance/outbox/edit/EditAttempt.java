package bot.klingbalance.outbox.edit;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.outbox.DeliveryPolicy;
import bot.klingbalance.outbox.DigestRenderer;
import bot.klingbalance.outbox.Obstacle;
import bot.klingbalance.store.StoreFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * One try to edit a message, and what follows. Safe for use by many threads; none of them waits.
 */
public final class EditAttempt {
  /** So long after its day an edit that does not work is tried at least. */
  private static final Duration LASTS = Duration.ofDays(1);

  /**
   * How often it is tried at least: for about a day. People press a message that is older too, and
   * one hiccup then says nothing about the next try.
   */
  private static final int TRIES_AT_LEAST = 300;

  private final Function<Platform, Optional<ChatPort>> ports;
  private final DigestRenderer renderer;
  private final Clock clock;
  private final DeliveryPolicy policy;

  /**
   * Attempts at {@code ports}.
   *
   * @param ports the platforms that the bot is connected to
   */
  public EditAttempt(
      Function<Platform, Optional<ChatPort>> ports,
      DigestRenderer renderer,
      Clock clock,
      DeliveryPolicy policy) {
    this.ports = ports;
    this.renderer = renderer;
    this.clock = clock;
    this.policy = policy;
  }

  /** Ends exceptionally only for a defect. */
  CompletableFuture<EditSettlement> make(Edit edit) {
    Platform platform = edit.message().channel().platform();
    return ports
        .apply(platform)
        .map(port -> edited(port, edit))
        .orElseGet(
            () ->
                completedFuture(
                    again(edit, Duration.ZERO, "the bot has no connection to " + platform.key())));
  }

  private CompletableFuture<EditSettlement> edited(ChatPort port, Edit edit) {
    return rendered(edit)
        .thenCompose(
            message ->
                message
                    .map(made -> answered(port.update(edit.message(), made)))
                    .map(answer -> answer.thenApply(result -> settlement(edit, result)))
                    .orElseGet(
                        () ->
                            completedFuture(
                                again(edit, Duration.ZERO, "the store does not answer in time"))));
  }

  /** Nothing when it cannot be made now, or takes longer than a platform may. */
  private CompletableFuture<Optional<ChatMessage>> rendered(Edit edit) {
    return renderer
        .render(edit.digest())
        .thenApply(Optional::of)
        .orTimeout(policy.answer().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(
            trouble ->
                StoreFailures.isOfStore(trouble) || trouble instanceof TimeoutException
                    ? completedFuture(Optional.empty())
                    : failedFuture(trouble));
  }

  private CompletableFuture<PostResult> answered(CompletableFuture<PostResult> update) {
    return update.completeOnTimeout(
        new PostResult.RetryAfter(Duration.ZERO, true, "there was no answer in time"),
        policy.answer().toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** A token that is refused says nothing of the message: the next one may edit it. */
  private EditSettlement settlement(Edit edit, PostResult result) {
    return result.match(
        posted -> new EditSettlement.Done(edit.revision(), clock.instant()),
        retry -> again(edit, retry.after(), retry.why()),
        refused ->
            refused.isOfToken()
                ? again(edit, Duration.ZERO, refused.remedy())
                : new EditSettlement.Ended(refused.remedy(), refused.code()));
  }

  private EditSettlement again(Edit edit, Duration asked, String why) {
    Instant now = clock.instant();
    Obstacle obstacle = Obstacle.of(asked, false, why);
    boolean isOld = now.isAfter(edit.digest().dayEnds().plus(LASTS));
    if (isOld && edit.tries() >= TRIES_AT_LEAST) {
      return new EditSettlement.GivenUp(obstacle);
    }
    return new EditSettlement.Retry(DeliveryPolicy.next(now, edit.tries(), asked), obstacle);
  }
}

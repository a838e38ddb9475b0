package bot.klingbalance.outbox;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.outbox.Delivery.Stage.Claimed;
import bot.klingbalance.store.StoreFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One try to bring a message to its channel: how it is made, what is asked of the platform, and
 * what follows. Safe for use by many threads; none of them waits.
 */
public final class DeliveryAttempt {
  private static final Logger log = LoggerFactory.getLogger(DeliveryAttempt.class);

  private final Function<Platform, Optional<ChatPort>> ports;
  private final DigestRenderer renderer;
  private final Clock clock;
  private final DeliveryPolicy rounds;
  private final Settlements settlements;
  private volatile boolean isStopped;

  /**
   * Attempts at {@code ports}.
   *
   * @param ports the platforms that the bot is connected to
   */
  public DeliveryAttempt(
      Function<Platform, Optional<ChatPort>> ports,
      DigestRenderer renderer,
      Clock clock,
      DeliveryPolicy rounds) {
    this.ports = ports;
    this.renderer = renderer;
    this.clock = clock;
    this.rounds = rounds;
    this.settlements = new Settlements(clock);
  }

  /** Ends exceptionally only for a defect, and after {@link #stop}. */
  CompletableFuture<Settlement> make(Delivery delivery) {
    return rendered(delivery)
        .thenCompose(
            message ->
                message
                    .map(made -> deliver(delivery, made))
                    .orElseGet(() -> again(delivery, "the store does not answer in time")));
  }

  /** What is still to be rendered is not sent any more: the next start does that. */
  void stop() {
    isStopped = true;
  }

  /** Nothing when it cannot be made now, or takes longer than a platform may. */
  private CompletableFuture<Optional<ChatMessage>> rendered(Delivery delivery) {
    return renderer
        .render(delivery.digest())
        .thenApply(Optional::of)
        .orTimeout(rounds.answer().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(
            trouble -> {
              if (StoreFailures.isOfStore(trouble) || trouble instanceof TimeoutException) {
                log.debug("{} cannot be made now.", delivery.id(), trouble);
                return completedFuture(Optional.empty());
              }
              return failedFuture(trouble);
            });
  }

  private CompletableFuture<Settlement> deliver(Delivery delivery, ChatMessage message) {
    if (isStopped) {
      return failedFuture(new CancellationException("the bot stops"));
    }
    Platform platform = channel(delivery).platform();
    Optional<ChatPort> port = ports.apply(platform);
    if (port.isEmpty()) {
      return again(delivery, "the bot has no connection to " + platform.key());
    }
    if (!delivery.mayHaveArrived() && !delivery.lookFirst()) {
      return post(port.get(), delivery, message, false);
    }
    return look(port.get(), delivery)
        .thenCompose(found -> afterLook(port.get(), delivery, message, found));
  }

  private CompletableFuture<Settlement> afterLook(
      ChatPort port, Delivery delivery, ChatMessage message, FindResult result) {
    return result.match(
        found -> completedFuture(settlements.found(found.message())),
        absent -> post(port, delivery, message, false),
        unclear ->
            isSafe(port, delivery, unclear) || settlements.isLastCall(delivery, unclear)
                ? post(port, delivery, message, delivery.mayHaveArrived())
                : completedFuture(settlements.undecided(delivery, unclear)));
  }

  /**
   * Whether to post it leaves one message, although nobody knows whether it stands there: the
   * platform takes it once only, or it is not known to have been tried and cannot be looked for.
   */
  private boolean isSafe(ChatPort port, Delivery delivery, FindResult.Unclear unclear) {
    if (!delivery.mayHaveArrived()) {
      return unclear.isForGood();
    }
    Instant takenOnceUntil = delivery.digest().readAt().plus(port.takesOnceFor());
    return clock.instant().isBefore(takenOnceUntil)
        && (unclear.isForGood() || !delivery.lookFirst());
  }

  /**
   * Posts it while its day lasts.
   *
   * @param isThereMaybe whether an earlier try may have worked
   */
  private CompletableFuture<Settlement> post(
      ChatPort port, Delivery delivery, ChatMessage message, boolean isThereMaybe) {
    if (settlements.isTooLate(delivery)) {
      return completedFuture(settlements.tooLate(delivery));
    }
    if (!isForUsAloneUntilTheAnswer(delivery)) {
      String why = "its lease would end before the answer";
      return completedFuture(settlements.again(delivery, Duration.ZERO, isThereMaybe, why));
    }
    return port.post(channel(delivery), message, delivery.id())
        .orTimeout(rounds.answer().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            broken -> new PostResult.RetryAfter(Duration.ZERO, true, unanswered(delivery, broken)))
        .thenApply(result -> settlements.of(delivery, result, isThereMaybe));
  }

  private CompletableFuture<FindResult> look(ChatPort port, Delivery delivery) {
    return port.find(channel(delivery), delivery.id())
        .orTimeout(rounds.answer().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(broken -> new FindResult.Unclear(unanswered(delivery, broken)));
  }

  /** Nothing was sent by this try: whether it arrived before is as unknown as it was. */
  private CompletableFuture<Settlement> again(Delivery delivery, String why) {
    return completedFuture(
        settlements.again(delivery, Duration.ZERO, delivery.mayHaveArrived(), why));
  }

  /** Not when the store, a rendering or the machine's sleep has taken too long since the claim. */
  private boolean isForUsAloneUntilTheAnswer(Delivery delivery) {
    Instant answered = clock.instant().plus(rounds.answer());
    return delivery.stage() instanceof Claimed claimed && !answered.isAfter(claimed.until());
  }

  private static String unanswered(Delivery delivery, Throwable broken) {
    log.debug("No answer for {}.", channel(delivery), broken);
    return "there was no answer in time";
  }

  private static Channel channel(Delivery delivery) {
    return delivery.digest().key().channel();
  }
}

package bot.klingbalance.outbox;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.outbox.Delivery.Stage.Claimed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One try to bring a message to its channel: what is asked of the platform, and what follows. */
final class DeliveryAttempt {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryAttempt.class);

  /**
   * How often a message that may have arrived is looked for in vain before it is sent all the same:
   * within the minutes for which Discord knows a nonce.
   */
  private static final int MOST_UNCLEAR_LOOKS = 4;

  private final Function<Platform, Optional<ChatPort>> ports;
  private final Clock clock;
  private final DeliveryPolicy rounds;

  DeliveryAttempt(
      Function<Platform, Optional<ChatPort>> ports, Clock clock, DeliveryPolicy rounds) {
    this.ports = ports;
    this.clock = clock;
    this.rounds = rounds;
  }

  /** Never ends exceptionally. */
  CompletableFuture<Settlement> make(Delivery delivery, ChatMessage message) {
    Platform platform = channel(delivery).platform();
    Optional<ChatPort> port = ports.apply(platform);
    if (port.isEmpty()) {
      String why = "the bot has no connection to " + platform.key();
      return completedFuture(again(delivery, Duration.ZERO, delivery.mayHaveArrived(), why));
    }
    if (!delivery.mayHaveArrived()) {
      return post(port.get(), delivery, message, false);
    }
    return look(port.get(), delivery)
        .thenCompose(found -> afterLook(port.get(), delivery, message, found));
  }

  private CompletableFuture<Settlement> afterLook(
      ChatPort port, Delivery delivery, ChatMessage message, FindResult result) {
    return result.match(
        found -> completedFuture(new Settlement.Posted(found.message(), clock.instant())),
        absent -> post(port, delivery, message, false),
        takenOnce -> post(port, delivery, message, true),
        unclear ->
            delivery.tries() < MOST_UNCLEAR_LOOKS
                ? completedFuture(again(delivery, Duration.ZERO, true, unclear.why()))
                : post(port, delivery, message, true));
  }

  /**
   * Posts it while its day lasts.
   *
   * @param isThereMaybe whether an earlier try may have worked
   */
  private CompletableFuture<Settlement> post(
      ChatPort port, Delivery delivery, ChatMessage message, boolean isThereMaybe) {
    if (isTooLate(delivery)) {
      return completedFuture(tooLate(delivery));
    }
    if (!isForUsAloneUntilTheAnswer(delivery)) {
      String why = "its lease would end before the answer";
      return completedFuture(again(delivery, Duration.ZERO, isThereMaybe, why));
    }
    return port.post(channel(delivery), message, delivery.id())
        .orTimeout(rounds.answer().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            broken -> new PostResult.RetryAfter(Duration.ZERO, true, unanswered(delivery, broken)))
        .thenApply(result -> settlement(delivery, result, isThereMaybe));
  }

  private Settlement settlement(Delivery delivery, PostResult result, boolean isThereMaybe) {
    return result.match(
        posted -> new Settlement.Posted(posted.message(), clock.instant()),
        retry -> {
          boolean maybe = isThereMaybe || retry.mayHaveArrived();
          return again(delivery, retry.after(), maybe, retry.why());
        },
        refused -> setAside(delivery, refused));
  }

  private Settlement setAside(Delivery delivery, PostResult.Refused refused) {
    LOG.warn(
        "The daily message for {} is set aside ({}): {}",
        channel(delivery),
        refused.code(),
        refused.remedy());
    return new Settlement.SetAside(refused.remedy(), clock.instant());
  }

  private CompletableFuture<FindResult> look(ChatPort port, Delivery delivery) {
    return port.find(channel(delivery), delivery.id())
        .orTimeout(rounds.answer().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(broken -> new FindResult.Unclear(unanswered(delivery, broken)));
  }

  /** The last time is when the day is over: then it is looked for once more, but not sent. */
  private Settlement again(Delivery delivery, Duration asked, boolean maybe, String why) {
    Instant now = clock.instant();
    if (isTooLate(delivery)) {
      return tooLate(delivery);
    }
    Instant dayEnds = delivery.digest().dayEnds();
    Instant next = DeliveryPolicy.next(now, delivery.tries(), asked);
    Instant from = next.isBefore(dayEnds) ? next : dayEnds;
    if (delivery.tries() == 1) {
      LOG.warn("The daily message for {} waits and is tried again: {}", channel(delivery), why);
    } else {
      LOG.debug("The daily message for {} waits until {}: {}", channel(delivery), from, why);
    }
    return new Settlement.Retry(from, maybe);
  }

  /** Not when the store, a rendering or the machine's sleep has taken too long since the claim. */
  private boolean isForUsAloneUntilTheAnswer(Delivery delivery) {
    Instant answered = clock.instant().plus(rounds.answer());
    return delivery.stage() instanceof Claimed claimed && !answered.isAfter(claimed.until());
  }

  private boolean isTooLate(Delivery delivery) {
    return !clock.instant().isBefore(delivery.digest().dayEnds());
  }

  private Settlement tooLate(Delivery delivery) {
    LOG.warn("The daily message for {} is set aside: its day is over.", channel(delivery));
    return new Settlement.SetAside(
        "The message could not be posted before its day was over.", clock.instant());
  }

  private static String unanswered(Delivery delivery, Throwable broken) {
    LOG.debug("No answer for {}.", channel(delivery), broken);
    return "there was no answer in time";
  }

  private static Channel channel(Delivery delivery) {
    return delivery.digest().key().channel();
  }
}

package bot.klingbalance.command.delivery;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Redelivery;
import bot.klingbalance.outbox.WarningStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether warnings reach the channel in which somebody asks, and sending again what did not. No
 * call blocks.
 */
public final class ChannelDelivery {
  private static final Logger log = LoggerFactory.getLogger(ChannelDelivery.class);

  /** A person waits for the answer; what takes longer goes without saying. */
  private static final Duration MOST_TIME = Duration.ofSeconds(2);

  /** Most posts are answered by then; what comes of others is shown by {@code list}. */
  private static final Duration MOST_TIME_TO_SEND = Duration.ofSeconds(6);

  private final WarningStore store;
  private final Redelivery redelivery;
  private final Duration mostTime;
  private final Duration mostTimeToSend;

  public ChannelDelivery(WarningStore store, Redelivery redelivery) {
    this(store, redelivery, MOST_TIME, MOST_TIME_TO_SEND);
  }

  ChannelDelivery(
      WarningStore store, Redelivery redelivery, Duration mostTime, Duration mostTimeToSend) {
    this.store = store;
    this.redelivery = redelivery;
    this.mostTime = mostTime;
    this.mostTimeToSend = mostTimeToSend;
  }

  /** What keeps the bot from posting there; nothing where it may, and where it cannot be told. */
  public CompletableFuture<Optional<Text>> hindrance(Channel channel) {
    return denial(channel).thenApply(denied -> denied.map(DeliveryMessages::hindrance));
  }

  /**
   * Sends again what the channel did not take today, unless it cannot be posted in even now, and
   * says what came of it as far as that is known within some seconds.
   */
  public CompletableFuture<ChatMessage> resend(Channel channel) {
    return store
        .ask(() -> redelivery.undelivered(channel))
        .thenCompose(
            undelivered ->
                undelivered.isEmpty()
                    ? completedFuture(DeliveryMessages.nothingUndelivered())
                    : resend(channel, undelivered));
  }

  private CompletableFuture<ChatMessage> resend(Channel channel, List<Delivery> undelivered) {
    return denial(channel)
        .thenCompose(
            denied ->
                denied
                    .map(each -> completedFuture(DeliveryMessages.stillDenied(each)))
                    .orElseGet(() -> sendAgain(undelivered)));
  }

  private CompletableFuture<ChatMessage> sendAgain(List<Delivery> undelivered) {
    boolean isThereMaybe = undelivered.stream().anyMatch(Delivery::mayHaveArrived);
    return store
        .ask(() -> redelivery.sendAgain(undelivered, mostTimeToSend))
        .thenCompose(sent -> sent.attempted().thenApply(done -> sent.deliveries()))
        .thenCompose(again -> store.ask(() -> again.stream().map(redelivery::now).toList()))
        .thenApply(again -> DeliveryMessages.sentAgain(again, isThereMaybe));
  }

  private CompletableFuture<Optional<PostAccess.Denied>> denial(Channel channel) {
    return redelivery
        .access(channel)
        .<Optional<PostAccess.Denied>>thenApply(
            access ->
                access.match(
                    granted -> Optional.empty(),
                    limited -> Optional.empty(),
                    Optional::of,
                    unknown -> Optional.empty()))
        .completeOnTimeout(Optional.empty(), mostTime.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            defect -> {
              log.error("Whether the bot may post in {} met a defect.", channel, defect);
              return Optional.empty();
            });
  }
}

package bot.klingbalance.outbox;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPorts;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.PostAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Sends again what a channel did not take while its day lasts: the platform refused it, so it does
 * not stand there. However many ask for it at once, each message is sent again once. Safe for use
 * by many threads.
 */
public final class Redelivery {
  /** More than a channel gets in a day, while no account turns more than once. */
  private static final int MOST = 1000;

  private final Outbox outbox;
  private final ChatPorts ports;
  private final Clock clock;
  private final Runnable dispatch;
  private final Attempts attempts;

  /**
   * Redelivery out of {@code outbox}.
   *
   * @param dispatch lets what waits be sent at once
   * @param attempts told by whoever does so
   */
  public Redelivery(
      Outbox outbox, ChatPorts ports, Clock clock, Runnable dispatch, Attempts attempts) {
    this.outbox = outbox;
    this.ports = ports;
    this.clock = clock;
    this.dispatch = dispatch;
    this.attempts = attempts;
  }

  /** Who waits for the end of an attempt to send a message. Safe for use by many threads. */
  public static final class Attempts implements WarningListener {
    private final Map<DeliveryId, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

    @Override
    public void settled(Delivery delivery, Settlement settlement) {
      CompletableFuture<Void> ended = awaited.remove(delivery.id());
      if (ended != null) {
        ended.complete(null);
      }
    }

    private CompletableFuture<Void> next(DeliveryId id) {
      return awaited.computeIfAbsent(id, unused -> new CompletableFuture<>());
    }
  }

  /** Looks whether the bot may post in a channel; the call does not block. */
  public CompletableFuture<PostAccess> access(Channel channel) {
    return ports.access(channel);
  }

  /** What a channel did not take today; blocks while the store answers. */
  public List<Delivery> undelivered(Channel channel) {
    return outbox.setAside(channel, MOST).stream().filter(lasts()).toList();
  }

  /** The same of every channel. */
  List<Delivery> undelivered() {
    LocalDate yesterdayInUtc = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    return outbox.setAsideSince(yesterdayInUtc).stream().filter(lasts()).toList();
  }

  /**
   * Sends them again; blocks while the store answers.
   *
   * @return those that are sent again by this call
   */
  public List<Delivery> sendAgain(List<Delivery> undelivered) {
    Instant now = clock.instant();
    List<Delivery> again =
        undelivered.stream().filter(each -> outbox.requeue(each.id(), now)).toList();
    if (!again.isEmpty()) {
      dispatch.run();
    }
    return again;
  }

  /**
   * What is sent again by a call.
   *
   * @param attempted done after an attempt at each, or when that takes too long
   */
  public record SentAgain(List<Delivery> deliveries, CompletableFuture<Void> attempted) {}

  /**
   * Sends them again, and waits for what comes of it; the call blocks while the store answers.
   *
   * @param most for so long; another bot may be the one that sends them
   */
  public SentAgain sendAgain(List<Delivery> undelivered, Duration most) {
    Map<DeliveryId, CompletableFuture<Void>> ends = new LinkedHashMap<>();
    undelivered.forEach(each -> ends.put(each.id(), attempts.next(each.id())));
    List<Delivery> again = sendAgain(undelivered);
    CompletableFuture<?>[] awaited =
        again.stream()
            .flatMap(each -> Stream.ofNullable(ends.get(each.id())))
            .toArray(CompletableFuture[]::new);
    return new SentAgain(
        again,
        CompletableFuture.allOf(awaited)
            .completeOnTimeout(null, most.toMillis(), TimeUnit.MILLISECONDS)
            .thenRun(() -> ends.forEach(attempts.awaited::remove)));
  }

  /** As it stands now; blocks while the store answers. */
  public Delivery now(Delivery delivery) {
    return outbox.find(delivery.id()).orElse(delivery);
  }

  /** A day that is over is never told of: its message would say "today" of another day. */
  private Predicate<Delivery> lasts() {
    Instant now = clock.instant();
    return delivery -> now.isBefore(delivery.digest().dayEnds());
  }
}

package bot.klingbalance.outbox;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.store.BackgroundThread;
import bot.klingbalance.store.StoreThread;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then at the channels that did not take a message today, and sends it again as soon
 * as they can be posted in.
 */
public final class RedeliveryRounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RedeliveryRounds.class);

  /** Soon enough for a day's message; a look takes a few requests. */
  static final Duration EVERY = Duration.ofMinutes(10);

  /** In rounds, of what is refused although a look says that the channel can be posted in. */
  private static final long LONGEST_PAUSE = 32;

  /** Somewhere it may still be the day before. */
  private static final int DAYS_KEPT = 2;

  private final Redelivery redelivery;
  private final StoreThread thread;

  /** What was sent again by itself. Used on {@code thread} only, as the number is. */
  private final Map<DeliveryId, Again> sentAgain = new HashMap<>();

  private long round;

  /**
   * A look does not see everything that a platform may refuse a message for: it is tried again
   * after pauses that double, unless the channel was seen to be closed in between.
   *
   * @param day of the message
   * @param next the first round in which it may be sent once more
   */
  private record Again(LocalDate day, long pause, long next) {
    static Again first(LocalDate day, long round) {
      return new Again(day, 1, round + 1);
    }

    Again later(long round) {
      long longer = Math.min(pause * 2, LONGEST_PAUSE);
      return new Again(day, longer, round + longer);
    }
  }

  /** Rounds that wait for {@link #start}. */
  public RedeliveryRounds(Redelivery redelivery) {
    this(redelivery, new BackgroundThread("redelivery"));
  }

  RedeliveryRounds(Redelivery redelivery, StoreThread thread) {
    this.redelivery = redelivery;
    this.thread = thread;
  }

  public void start() {
    thread.after(EVERY, () -> thread.repeat(this::round, EVERY));
  }

  @Override
  public void close() {
    thread.close(() -> {});
  }

  private void round() {
    round++;
    try {
      Map<Channel, List<Delivery>> undelivered =
          redelivery.undelivered().stream()
              .collect(
                  Collectors.groupingBy(
                      each -> each.digest().key().channel(),
                      LinkedHashMap::new,
                      Collectors.toList()));
      undelivered.forEach(this::look);
    } catch (StoreUnavailable known) {
      log.debug("What was left undelivered is looked up again later.", known);
    }
  }

  private void look(Channel channel, List<Delivery> undelivered) {
    var unused =
        redelivery
            .access(channel)
            .whenComplete(
                (access, defect) -> thread.now(() -> looked(channel, undelivered, access, defect)));
  }

  private void looked(
      Channel channel,
      List<Delivery> undelivered,
      @Nullable PostAccess access,
      @Nullable Throwable defect) {
    if (access == null) {
      log.error("Whether the bot may post in {} met a defect.", channel, defect);
    } else if (access.mayPost()) {
      sendAgain(channel, undelivered);
    } else if (access instanceof PostAccess.Denied) {
      undelivered.forEach(each -> sentAgain.remove(each.id()));
    }
  }

  private void sendAgain(Channel channel, List<Delivery> undelivered) {
    List<Delivery> due = undelivered.stream().filter(this::isDue).toList();
    try {
      List<Delivery> again = redelivery.sendAgain(due);
      again.forEach(this::remember);
      if (!again.isEmpty()) {
        log.atInfo()
            .addKeyValue("event", "recovery")
            .addKeyValue("platform", channel.platform().key())
            .addKeyValue("channel", channel.id())
            .log("{} can be posted in again; {} of today is sent there.", channel, again.size());
      }
    } catch (StoreUnavailable known) {
      log.debug("What {} was left without is sent later.", channel, known);
    }
  }

  private boolean isDue(Delivery delivery) {
    Again again = sentAgain.get(delivery.id());
    return again == null || round >= again.next();
  }

  /** Days that are over are forgotten. */
  private void remember(Delivery delivery) {
    LocalDate day = delivery.digest().key().date();
    sentAgain.values().removeIf(each -> each.day().isBefore(day.minusDays(DAYS_KEPT)));
    sentAgain.merge(
        delivery.id(), Again.first(day, round), (before, unused) -> before.later(round));
  }
}

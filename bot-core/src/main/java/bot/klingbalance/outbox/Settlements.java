package bot.klingbalance.outbox;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.outbox.Settlement.Doubt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a try comes to: it stands there, it is tried again while its day lasts, or it is set aside.
 */
final class Settlements {
  private static final Logger log = LoggerFactory.getLogger(Settlements.class);

  /** The post that left it unclear, and the first look. */
  private static final int TRIES_TOLD = 2;

  /** Until a refused token is believed: some 14 seconds. */
  private static final int TRIES_UNTIL_BELIEVED = 4;

  private final Clock clock;

  Settlements(Clock clock) {
    this.clock = clock;
  }

  /**
   * What came of posting it.
   *
   * @param isThereMaybe whether an earlier try may have worked
   */
  Settlement of(Delivery delivery, PostResult result, boolean isThereMaybe) {
    return result.match(
        posted -> posted(posted.message()),
        retry -> {
          boolean maybe = isThereMaybe || retry.mayHaveArrived();
          return again(delivery, retry.after(), maybe, retry.why());
        },
        refused -> refused(delivery, refused, isThereMaybe));
  }

  Settlement posted(PostedMessage message) {
    return new Settlement.Posted(message, clock.instant());
  }

  Settlement found(PostedMessage message) {
    return new Settlement.Posted(message, clock.instant(), true);
  }

  /**
   * Tries it again. The last time is when the day is over: then it is looked for once more, but not
   * sent.
   *
   * @param asked how long the platform wants to be left alone at least
   */
  Settlement again(Delivery delivery, Duration asked, boolean maybe, String why) {
    Instant now = clock.instant();
    if (isTooLate(delivery)) {
      return tooLate(delivery);
    }
    Instant dayEnds = delivery.digest().dayEnds();
    Instant next = DeliveryPolicy.next(now, delivery.tries(), asked);
    Instant from = next.isBefore(dayEnds) ? next : dayEnds;
    Optional<Doubt> doubt = maybe ? Optional.of(new Doubt(now, why)) : Optional.empty();
    return new Settlement.Retry(from, maybe, Obstacle.of(asked, maybe, why), doubt);
  }

  /**
   * Looks for it again before anything is sent, at the latest at the last call: in doubt it waits
   * rather than stands there twice.
   */
  Settlement undecided(Delivery delivery, FindResult.Unclear unclear) {
    if (isTooLate(delivery)) {
      return tooLate(delivery);
    }
    Instant now = clock.instant();
    Instant next = DeliveryPolicy.next(now, delivery.tries(), unclear.after());
    Instant last = delivery.lastCall();
    Instant from = next.isBefore(last) ? next : last;
    if (delivery.tries() <= TRIES_TOLD) {
      log.warn(
          "Whether the daily message for {} arrived cannot be told: {}. It is looked for again, and sent again at {} if that still fails.",
          channel(delivery),
          unclear.why(),
          last);
    } else {
      log.debug("The daily message for {} is looked for again at {}.", channel(delivery), from);
    }
    return new Settlement.Retry(
        from,
        delivery.mayHaveArrived(),
        Obstacle.UNCLEAR_AS_TOLD,
        Optional.of(new Doubt(now, unclear.why())));
  }

  /** Whether its day would end without it if it waited on. */
  boolean isLastCall(Delivery delivery, FindResult.Unclear unclear) {
    boolean isLast = !clock.instant().isBefore(delivery.lastCall());
    if (isLast && !isTooLate(delivery)) {
      log.warn(
          "The daily message for {} is sent although it may stand there already, since its day ends: {}.",
          channel(delivery),
          unclear.why());
    }
    return isLast;
  }

  boolean isTooLate(Delivery delivery) {
    return !clock.instant().isBefore(delivery.digest().dayEnds());
  }

  Settlement tooLate(Delivery delivery) {
    if (delivery.digest().key().isUrgent()) {
      return new Settlement.SetAside(
          "The daily message took the place of this urgent one.",
          clock.instant(),
          false,
          Settlement.SetAside.SUPERSEDED);
    }
    return new Settlement.SetAside(
        "The message could not be posted before its day was over.",
        clock.instant(),
        false,
        Settlement.SetAside.DAY_OVER);
  }

  /**
   * One that may stand there is not given up for a token: it could not be sent again by itself
   * later.
   */
  private Settlement refused(Delivery delivery, PostResult.Refused refused, boolean isThereMaybe) {
    boolean isTriedAgain = delivery.tries() < TRIES_UNTIL_BELIEVED || isThereMaybe;
    if (refused.isOfToken() && isTriedAgain) {
      return again(delivery, Duration.ZERO, isThereMaybe, refused.remedy());
    }
    return new Settlement.SetAside(refused.remedy(), clock.instant(), isThereMaybe, refused.code());
  }

  private static Channel channel(Delivery delivery) {
    return delivery.digest().key().channel();
  }
}

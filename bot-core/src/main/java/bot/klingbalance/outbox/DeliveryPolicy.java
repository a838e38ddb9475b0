package bot.klingbalance.outbox;

import bot.klingbalance.concurrent.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an {@link OutboxDispatcher} goes about it.
 *
 * @param look how often to look for what is due
 * @param answer how long a platform may take for one answer
 * @param lease how long a dispatcher has a delivery for itself: above twice {@code answer}, since
 *     it may look for a message and post it
 * @param atOnce how many deliveries are under way at a time
 * @param bot in whose name they are claimed; a new one for each dispatcher where nobody says
 */
public record DeliveryPolicy(
    Duration look, Duration answer, Duration lease, int atOnce, Optional<String> bot) {
  /**
   * The lease is short enough that after a crash Discord still knows the nonce when the message is
   * sent again: it does for a few minutes.
   */
  public static final DeliveryPolicy USUAL =
      new DeliveryPolicy(Duration.ofSeconds(2), Duration.ofSeconds(25), Duration.ofMinutes(1), 8);

  /** How long a dispatcher may look for nothing before it counts as stalled: many looks. */
  static final Duration STALLED_AFTER = Duration.ofMinutes(2);

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));

  /** The same in nobody's name. */
  public DeliveryPolicy(Duration look, Duration answer, Duration lease, int atOnce) {
    this(look, answer, lease, atOnce, Optional.empty());
  }

  public DeliveryPolicy {
    if (lease.compareTo(answer.multipliedBy(2)) <= 0) {
      throw new IllegalArgumentException(
          "a lease of %s for answers of %s".formatted(lease, answer));
    }
  }

  /** The same in the name of a bot. */
  public DeliveryPolicy of(String owner) {
    return new DeliveryPolicy(look, answer, lease, atOnce, Optional.of(owner));
  }

  /**
   * When to try again after a try that failed.
   *
   * @param tries how many there were
   * @param asked how long the platform wants to be left alone at least
   */
  public static Instant next(Instant now, int tries, Duration asked) {
    Duration pause = BACKOFF.longest(tries);
    return now.plus(asked.compareTo(pause) > 0 ? asked : pause);
  }
}

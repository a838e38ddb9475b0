package bot.klingbalance.outbox;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.digest.Digest;
import java.time.Duration;
import java.time.Instant;

/**
 * A digest that was written down, and how far its message has come.
 *
 * @param tries how often it was claimed so far
 * @param mayHaveArrived whether the message may stand in the channel although nobody settled it:
 *     the last try said so, or whoever claimed it did not come back. It is looked for before it is
 *     sent again
 * @param lookFirst whether it may stand there since before this database knew of it, as after a
 *     backup was put back. It is looked for where the platform can be asked, and sent where not
 */
public record Delivery(
    Digest digest, int tries, boolean mayHaveArrived, boolean lookFirst, Stage stage) {
  /** Enough to send it, also where the platform asks for patience. */
  private static final Duration LAST_CALL = Duration.ofMinutes(5);

  /** One that was not sent before this database knew of it. */
  public Delivery(Digest digest, int tries, boolean mayHaveArrived, Stage stage) {
    this(digest, tries, mayHaveArrived, false, stage);
  }

  public DeliveryId id() {
    return digest.id();
  }

  /** Until when it is looked for rather than sent twice: then its day would end without it. */
  public Instant lastCall() {
    return digest.dayEnds().minus(LAST_CALL);
  }

  /** How far it has come. */
  public sealed interface Stage {
    /**
     * It is to be sent.
     *
     * @param from not before this
     */
    record Waiting(Instant from) implements Stage {}

    /**
     * Somebody is sending it.
     *
     * @param owner names the claimer; unique among all bots and all of their starts
     * @param until after this somebody else may claim it
     */
    record Claimed(String owner, Instant until) implements Stage {}

    /** The platform confirmed it. */
    record Posted(PostedMessage message, Instant at) implements Stage {}

    /**
     * It will not be sent.
     *
     * @param reason a sentence for people: what is wrong, and who can do what about it
     */
    record SetAside(String reason, Instant at) implements Stage {}
  }
}

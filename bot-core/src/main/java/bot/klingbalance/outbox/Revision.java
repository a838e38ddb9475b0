package bot.klingbalance.outbox;

import bot.klingbalance.digest.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * A change of a digest after it was written down, and when its message is to show it.
 *
 * @param change from what stands there to what is to stand there; free of side effects, since it
 *     may be made again
 * @param isShownAnyway whether the message is edited even if it tells the same
 * @param from not before this
 * @param apart not sooner than this after the message was last posted or edited
 */
public record Revision(
    UnaryOperator<Digest> change, boolean isShownAnyway, Instant from, Duration apart) {
  /** Two edits of a message for new readings are at least so far apart: people read in between. */
  public static final Duration GROUP_INTERVAL = Duration.ofMinutes(5);

  /** A reply that takes the message's place has surely arrived or failed by then. */
  private static final Duration REPLIED_WITHIN = Duration.ofSeconds(10);

  /** Because of readings: what changes soon after it is shown with it. */
  public static Revision byReadings(UnaryOperator<Digest> change, Instant now) {
    return new Revision(change, false, now, GROUP_INTERVAL);
  }

  /** Because of a press under another message, or of one that was answered to the asker alone. */
  public static Revision byPressElsewhere(UnaryOperator<Digest> change, Instant now) {
    return new Revision(change, false, now, Duration.ZERO);
  }

  /**
   * Because of a press under the message itself, which a reply puts in its place at once. That
   * reply may be lost, or may arrive after an edit that is newer: so it is edited all the same.
   */
  public static Revision byPress(UnaryOperator<Digest> change, Instant now) {
    return new Revision(change, true, now.plus(REPLIED_WITHIN), Duration.ZERO);
  }
}

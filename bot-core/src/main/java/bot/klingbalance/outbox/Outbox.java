package bot.klingbalance.outbox;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Digests that are written down before they are sent, until the platform has confirmed them.
 *
 * <p>Each method is one transaction, safe for use by many threads and many bots at once. It blocks
 * while the store answers and throws {@link bot.klingbalance.store.StoreUnavailable}; then nothing
 * was changed, or the answer was lost after the store had done it: each method may be called again
 * with the same arguments and does no harm.
 */
public interface Outbox {
  /**
   * Writes down what a check has decided: what it leaves behind for the next one, and with it the
   * digest where there is one.
   *
   * <p>Nothing is written when the channel was checked on that local day or on a later one already,
   * or when a digest of the same key exists: so however many bots check a channel however often, at
   * most one of them writes its day.
   *
   * @param digest of the same channel and day as {@code memory}; absent when there is nothing to
   *     tell
   * @param lookFirst as {@link Delivery#lookFirst}
   * @return whether it was written
   */
  boolean plan(CheckState memory, Optional<Digest> digest, boolean lookFirst);

  /** The same of a digest that was surely not sent before. */
  default boolean plan(CheckState memory, Optional<Digest> digest) {
    return plan(memory, digest, false);
  }

  /**
   * Writes down a digest besides those of the daily checks, of what turned critical between them or
   * of a week, unless one of the same key exists. What is remembered of the channel stays as it is.
   *
   * @param from when it is due: what joins it before that goes out with it
   * @param lookFirst as in {@link #plan}
   * @return whether it was written
   */
  boolean interject(Digest digest, Instant from, boolean lookFirst);

  /** The same of one that was surely not sent before, due when it was read. */
  default boolean interject(Digest digest) {
    return interject(digest, digest.readAt(), false);
  }

  /**
   * Takes deliveries that are due, for the claimer alone until the lease ends: those that wait
   * since before {@code claim.now()}, and those whose claimer has let its lease run out, which
   * {@link Delivery#mayHaveArrived}. Each claim counts as a try. Those that are due longest come
   * first.
   */
  List<Delivery> claim(Claim claim);

  /**
   * Settles a delivery that {@code owner} claimed.
   *
   * @return whether it was the owner's to settle; false when the lease ran out and somebody else
   *     has claimed or settled it since, and when it is settled already
   */
  boolean settle(DeliveryId id, String owner, Settlement settlement);

  /** A delivery in whatever stage; for the buttons under its message. */
  Optional<Delivery> find(DeliveryId id);

  /** The deliveries of a channel, of that local day and of later ones, in whatever stage. */
  List<Delivery> of(Channel channel, LocalDate since);

  /** The same of all channels. */
  List<Delivery> since(LocalDate day);

  /** The urgent ones of a channel, of that local day and of later ones, in whatever stage. */
  List<Delivery> urgent(Channel channel, LocalDate since);

  /**
   * Changes a digest, and has its message edited where that shows something else then; its stage
   * stays as it is. Who changes one at the same time waits, and changes what this one left.
   *
   * @return as it stands now; nothing where there is none
   */
  Optional<Digest> revise(DeliveryId id, Revision revision);

  /** Those of all channels of which nobody knows whether they stand there; the oldest first. */
  List<InDoubt> inDoubt();

  /** The newest deliveries of a channel that were set aside, at most {@code most}. */
  List<Delivery> setAside(Channel channel, int most);

  /** The deliveries of that local day and of later ones that are set aside, of all channels. */
  List<Delivery> setAsideSince(LocalDate day);

  /**
   * Lets a delivery be sent again that was set aside, as if it had never been tried. Not one that
   * {@link Delivery#mayHaveArrived}: after hours not every platform can tell whether it did.
   *
   * @param from when it is due
   * @return whether it waits again by this call; false when somebody else was faster
   */
  boolean requeue(DeliveryId id, Instant from);

  /**
   * Forgets the settled deliveries of the local days before {@code day}, posted or set aside. What
   * is still to be sent stays, however old.
   *
   * @return how many there were
   */
  int forget(LocalDate day);

  /**
   * A request for deliveries to work on.
   *
   * @param owner names the claimer; unique among all bots and all of their starts
   * @param lease longer than sending takes at most
   * @param most how many deliveries at most
   */
  record Claim(String owner, Instant now, Duration lease, int most) {
    public Instant until() {
      return now.plus(lease);
    }
  }
}

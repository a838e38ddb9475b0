package bot.klingbalance.outbox;

import bot.klingbalance.digest.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far the message of a delivery shows its digest.
 *
 * @param revision counts what the message should show
 * @param shown the revision that it shows
 * @param at when it was last posted or edited; absent until it is posted
 * @param editFrom when it may be edited; absent while it is not to be, or stands nowhere yet
 * @param isHeld whether {@code editFrom} stays as it is whatever changes: somebody is editing it
 *     until then, or the platform asked to be left alone until then
 * @param hasEnded whether the platform lets nobody edit it any more
 */
public record Shown(
    int revision,
    int shown,
    Optional<Instant> at,
    Optional<Instant> editFrom,
    boolean isHeld,
    boolean hasEnded) {
  /** Of a message that was found there, from before the database knew it: whatever it says. */
  public static final int BY_ANOTHER_DATABASE = -1;

  /** What was written down just now. */
  public static final Shown NEW = new Shown(0, 0, Optional.empty(), Optional.empty(), false, false);

  /** After a change of the digest. */
  public Shown after(Revision revision, Digest before, Digest now) {
    if (!revision.isShownAnyway() && tellTheSame(before, now)) {
      return this;
    }
    return new Shown(this.revision + 1, shown, at, nextEdit(revision), isHeld, hasEnded);
  }

  /** While it is held, the next edit shows what has changed by then. */
  private Optional<Instant> nextEdit(Revision revision) {
    if (at.isEmpty() || hasEnded) {
      return Optional.empty();
    }
    Instant apart = at.get().plus(revision.apart());
    Instant wanted = apart.isAfter(revision.from()) ? apart : revision.from();
    return isHeld
        ? editFrom
        : Optional.of(editFrom.filter(from -> from.isBefore(wanted)).orElse(wanted));
  }

  /**
   * Once it is posted. What was changed while it was under way is shown at once.
   *
   * @param isOlder whether it was found there, and may be of another database
   */
  public Shown posted(Instant now, boolean isOlder) {
    int stands = isOlder ? BY_ANOTHER_DATABASE : shown;
    return new Shown(
        revision,
        stands,
        Optional.of(now),
        stands < revision ? Optional.of(now) : Optional.empty(),
        false,
        hasEnded);
  }

  /** While it is being posted as it stands, or as an earlier try has posted it maybe. */
  public Shown claimed(boolean mayHaveArrived) {
    return new Shown(revision, mayHaveArrived ? shown : revision, at, editFrom, isHeld, hasEnded);
  }

  /**
   * Whether people learn nothing new: the same findings of the same severity are open and over, and
   * the same people deal with them. Figures may differ.
   */
  private static boolean tellTheSame(Digest one, Digest other) {
    return told(one).equals(told(other))
        && one.recoveries().equals(other.recoveries())
        && one.hidden().equals(other.hidden())
        && one.snoozed().equals(other.snoozed())
        && Set.copyOf(one.taken()).equals(Set.copyOf(other.taken()));
  }

  private static Set<List<Object>> told(Digest digest) {
    return digest.lines().stream()
        .map(
            line ->
                List.<Object>of(
                    line.finding().account(),
                    line.finding().kind(),
                    line.finding().level(),
                    line.over()))
        .collect(Collectors.toUnmodifiableSet());
  }
}

package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Recovery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a channel is told on a local day: a value, from which the message is made when it is sent
 * and each time it changes.
 *
 * @param readAt when the accounts were read: at the check, and later by a refresh
 * @param dayEnds when the local day is over; after that it is not sent any more
 * @param accounts every account that the check looked at
 * @param lines most urgent first
 * @param recoveries accounts that are back to normal, or gone
 * @param hidden the snoozes that hide a finding from it
 * @param snoozed what somebody pressed under this message
 */
public record Digest(
    DigestKey key,
    Instant readAt,
    Instant dayEnds,
    Set<AccountEmail> accounts,
    List<DigestLine> lines,
    List<Recovery> recoveries,
    List<Snooze> hidden,
    Optional<Snoozed> snoozed) {
  public Digest {
    accounts = Set.copyOf(accounts);
    lines = List.copyOf(lines);
    recoveries = List.copyOf(recoveries);
    hidden = List.copyOf(hidden);
    if (lines.isEmpty() && recoveries.isEmpty()) {
      throw new IllegalArgumentException("a digest that says nothing");
    }
  }

  public DeliveryId id() {
    return key.deliveryId();
  }

  /** Whether all that it tells is that accounts are gone. */
  boolean tellsOnlyOfGone() {
    return lines.isEmpty() && recoveries.stream().allMatch(Recovery::gone);
  }

  /** The same with other lines, read at another time; what is over stands last. */
  Digest with(List<DigestLine> newer, Instant read) {
    List<DigestLine> sorted = newer.stream().sorted(DigestLine.MOST_URGENT_FIRST).toList();
    return new Digest(key, read, dayEnds, accounts, sorted, recoveries, hidden, snoozed);
  }

  /** The same, with who snoozed it. */
  Digest snoozed(Snoozed by) {
    return new Digest(key, readAt, dayEnds, accounts, lines, recoveries, hidden, Optional.of(by));
  }

  /** The accounts of its lines that are not over; all of them where a line holds for all. */
  public Set<AccountEmail> needingAttention() {
    List<Finding> open =
        lines.stream().filter(line -> !line.over()).map(DigestLine::finding).toList();
    return open.stream().anyMatch(finding -> finding.account().isEmpty())
        ? accounts
        : open.stream()
            .flatMap(finding -> finding.account().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * That the accounts of this message are snoozed.
   *
   * @param name who pressed it: foreign text
   * @param until when it ends at the latest
   * @param endsWithGrant whether a grant or a top-up ends it before that
   */
  public record Snoozed(String name, Instant until, boolean endsWithGrant) {}
}

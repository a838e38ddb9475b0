package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Recovery;
import bot.klingbalance.report.WeeklyReport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a channel is told on a local day: a value, from which the message is made when it is sent
 * and each time it changes.
 *
 * @param readAt when the accounts were read, the oldest of those that it shows: at the check or
 *     before, and later by a refresh
 * @param dayEnds when the local day is over; after that it is not sent any more. Of an urgent one:
 *     when the daily check comes, where that is sooner
 * @param accounts every account that the check looked at
 * @param lines most urgent first
 * @param recoveries accounts that are back to normal, or gone
 * @param hidden the snoozes that hide a finding from it
 * @param snoozed what somebody pressed under this message
 * @param taken the accounts that somebody deals with, each once
 * @param weekly the weekly report, where it is that; it has no lines then
 */
public record Digest(
    DigestKey key,
    Instant readAt,
    Instant dayEnds,
    Set<AccountEmail> accounts,
    List<DigestLine> lines,
    List<Recovery> recoveries,
    List<Snooze> hidden,
    Optional<Snoozed> snoozed,
    List<Taken> taken,
    Optional<WeeklyReport> weekly) {
  private static final Duration SHORTEST_DAY = Duration.ofHours(23);

  /** A warning of which nobody has taken an account. */
  public Digest(
      DigestKey key,
      Instant readAt,
      Instant dayEnds,
      Set<AccountEmail> accounts,
      List<DigestLine> lines,
      List<Recovery> recoveries,
      List<Snooze> hidden,
      Optional<Snoozed> snoozed) {
    this(
        key,
        readAt,
        dayEnds,
        accounts,
        lines,
        recoveries,
        hidden,
        snoozed,
        List.of(),
        Optional.empty());
  }

  public Digest {
    accounts = Set.copyOf(accounts);
    lines = List.copyOf(lines);
    recoveries = List.copyOf(recoveries);
    hidden = List.copyOf(hidden);
    taken = List.copyOf(taken);
    if (lines.isEmpty() && recoveries.isEmpty() && weekly.isEmpty()) {
      throw new IllegalArgumentException("a digest that says nothing");
    }
  }

  /**
   * The weekly report of a channel.
   *
   * @param dayEnds when the local day of the report is over
   */
  public static Digest weekly(
      Channel channel, LocalDate date, Instant dayEnds, WeeklyReport report) {
    return new Digest(
        DigestKey.weekly(channel, date),
        report.readAt(),
        dayEnds,
        report.emails(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.of(report));
  }

  public DeliveryId id() {
    return key.deliveryId();
  }

  /** What "today" is counted from: a reading may be of the evening before. */
  Instant toldAt() {
    Instant inTheDay = dayEnds.minus(SHORTEST_DAY);
    return readAt.isBefore(inTheDay) ? inTheDay : readAt;
  }

  /** Whether it tells that the account stands no longer in the list of useapi.net. */
  public boolean isGone(AccountEmail account) {
    return recoveries.contains(Recovery.gone(account));
  }

  /** The same, with other accounts that are back to normal, or gone. */
  Digest recovered(List<Recovery> now) {
    return new Digest(key, readAt, dayEnds, accounts, lines, now, hidden, snoozed, taken, weekly);
  }

  /**
   * The same with other lines, read at another time; what is over stands last. Who has taken an
   * account stays where that still holds.
   */
  Digest with(List<DigestLine> newer, Set<AccountEmail> all, Instant read) {
    List<DigestLine> sorted = newer.stream().sorted(DigestLine.MOST_URGENT_FIRST).toList();
    return copy(read, all, sorted, snoozed, Taken.holding(taken, sorted));
  }

  /** The same with what turned critical since, of accounts that are none of its own maybe. */
  public Digest joined(List<Finding> news, Set<AccountEmail> ofAccounts, Instant read) {
    List<DigestLine> all = new ArrayList<>(lines);
    all.removeIf(line -> news.stream().anyMatch(line.finding()::isAboutTheSameAs));
    news.forEach(finding -> all.add(DigestLine.joined(finding, read)));
    Set<AccountEmail> together = new HashSet<>(accounts);
    together.addAll(ofAccounts);
    return with(all, together, read);
  }

  /** The same, with who snoozed accounts of it just now; as it is where nobody has. */
  public Digest snoozed(List<Snooze> snoozes) {
    return snoozes.stream()
        .findFirst()
        .map(one -> copy(readAt, accounts, lines, Optional.of(Snoozed.of(one)), taken))
        .orElse(this);
  }

  /** The same, with who deals with accounts of it from now on, in the place of who did before. */
  public Digest taken(List<Taken> now) {
    List<Taken> all = new ArrayList<>(taken);
    all.removeIf(each -> now.stream().anyMatch(one -> one.account().equals(each.account())));
    all.addAll(now);
    return copy(readAt, accounts, lines, snoozed, Taken.holding(all, lines));
  }

  private Digest copy(
      Instant read,
      Set<AccountEmail> all,
      List<DigestLine> told,
      Optional<Snoozed> by,
      List<Taken> takers) {
    return new Digest(key, read, dayEnds, all, told, recoveries, hidden, by, takers, weekly);
  }

  /** What is the matter with an account, as far as it is not over. */
  public List<Finding> open(AccountEmail account) {
    return DigestLine.open(lines, account);
  }

  /** The accounts that stand in lines of their own that are not over. */
  public Set<AccountEmail> openAccounts() {
    return open().stream()
        .flatMap(finding -> finding.account().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is not over. */
  public List<Finding> open() {
    return DigestLine.open(lines);
  }

  /** What is not over, and nobody deals with. */
  public List<Finding> untaken() {
    return open().stream()
        .filter(
            finding ->
                finding
                    .account()
                    .filter(
                        account -> taken.stream().anyMatch(each -> each.account().equals(account)))
                    .isEmpty())
        .toList();
  }
}

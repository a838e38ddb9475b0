package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.watch.WatchChange;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * That somebody is dealing with an account of which a channel was warned. Until it is over or
 * worse, that channel's messages mention nobody for it.
 *
 * @param findings what was the matter with it, and how severe that was
 * @param by who said so, and when
 */
public record Taken(
    Channel channel, AccountEmail account, Map<FindingKind, Severity> findings, WatchChange by) {
  public Taken {
    findings = Map.copyOf(findings);
  }

  /** What somebody takes now who presses it under a digest: those accounts of it, as they stand. */
  public static List<Taken> of(Digest digest, Set<AccountEmail> accounts, WatchChange by) {
    return accounts.stream()
        .filter(account -> !digest.open(account).isEmpty())
        .sorted()
        .map(account -> of(digest.key().channel(), account, digest.open(account), by))
        .toList();
  }

  /** Those that still hold for the lines of a digest. */
  static List<Taken> holding(List<Taken> taken, List<DigestLine> lines) {
    return taken.stream()
        .filter(each -> each.holdsFor(DigestLine.open(lines, each.account())))
        .toList();
  }

  /**
   * Who deals with accounts of a digest by other channels' messages, the newest of each account, as
   * far as nothing here is worse than what they have taken there.
   *
   * @param elsewhere in any order
   */
  public static List<Taken> adopted(Digest digest, List<Taken> elsewhere) {
    Map<AccountEmail, Taken> newest = new TreeMap<>();
    Stream.concat(digest.taken().stream(), elsewhere.stream())
        .filter(each -> each.holdsFor(digest.open(each.account())))
        .forEach(each -> newest.merge(each.account(), each, Taken::newer));
    return newest.values().stream()
        .filter(each -> !digest.taken().contains(each))
        .flatMap(each -> of(digest, Set.of(each.account()), each.by()).stream())
        .toList();
  }

  private static Taken newer(Taken one, Taken other) {
    return other.by.at().isAfter(one.by.at()) ? other : one;
  }

  /** Those of a digest that the state of its channel does not know. */
  public static List<Taken> unknown(Digest digest, ChannelState state) {
    return digest.taken().stream()
        .filter(each -> state.taken().stream().noneMatch(each::isTheSamePressAs))
        .toList();
  }

  private boolean isTheSamePressAs(Taken other) {
    return account.equals(other.account) && by.equals(other.by);
  }

  private static Taken of(
      Channel channel, AccountEmail account, Collection<Finding> findings, WatchChange by) {
    return new Taken(
        channel,
        account,
        findings.stream()
            .collect(
                Collectors.toMap(
                    Finding::kind,
                    Finding::level,
                    BinaryOperator.maxBy(Comparator.naturalOrder()))),
        by);
  }

  /**
   * Whether it still holds for what is the matter now: not when that is nothing any more, something
   * else, or more severe.
   *
   * @param now the findings of the account
   */
  public boolean holdsFor(Collection<Finding> now) {
    return !now.isEmpty()
        && now.stream()
            .allMatch(
                finding ->
                    findings.containsKey(finding.kind())
                        && finding.level().compareTo(findings.get(finding.kind())) <= 0);
  }
}

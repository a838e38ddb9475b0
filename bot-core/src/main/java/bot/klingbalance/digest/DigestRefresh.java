package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.finding.AccountVerdict;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Recovery;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.watch.ChannelWatches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A digest after its accounts were read anew: what is over is marked so, also of accounts that are
 * gone, what goes on stands as it is now, and what is new joins it, unless the day is a quiet one
 * or another message tells it. A weekly report stays as it is. Pure.
 */
public final class DigestRefresh {
  private final Digest digest;
  private final Verdicts verdicts;
  private final List<Finding> toldToday;
  private final ChannelReadings readings;
  private final MissingAccounts gone;

  private DigestRefresh(
      Digest digest,
      Verdicts verdicts,
      List<Finding> toldToday,
      ChannelReadings readings,
      MissingAccounts gone) {
    this.digest = digest;
    this.readings = readings;
    this.verdicts = verdicts;
    this.toldToday = toldToday;
    this.gone = gone;
  }

  /**
   * The digest as it stands now.
   *
   * @param readings of accounts of the channel; what stands there of others stays as it is
   * @param state what the check that made the digest, or a later one, left behind
   */
  public static Digest of(
      Digest digest,
      ChannelWatches watches,
      ChannelReadings readings,
      ChannelState state,
      Instant now) {
    if (digest.weekly().isPresent()) {
      return digest;
    }
    Verdicts verdicts = Verdicts.of(watches, readings, state, CheckMoment.at(now, watches.daily()));
    List<Finding> toldToday =
        verdicts
            .toldOn(digest.key().date().getDayOfWeek(), watches, state)
            .withoutWhatWasToldAtOnce(watches, Instant.MAX)
            .findings();
    return new DigestRefresh(
            digest, verdicts, toldToday, readings, MissingAccounts.of(readings, watches))
        .at(now);
  }

  private Digest at(Instant now) {
    List<DigestLine> lines = new ArrayList<>();
    digest.lines().forEach(line -> lines.add(asNow(line, now)));
    toldToday.stream()
        .filter(finding -> digest.lines().stream().noneMatch(line -> isOf(line, finding)))
        .filter(this::isToBeTold)
        .filter(finding -> !gone.ends(finding))
        .forEach(finding -> lines.add(DigestLine.added(finding, now)));
    return digest.with(lines, counted(), readAt(lines, now)).recovered(recoveries());
  }

  /**
   * Anybody may ask for an address: it counts where there is such an account, or a watch has it.
   */
  private Set<AccountEmail> counted() {
    Set<AccountEmail> accounts = new HashSet<>(digest.accounts());
    if (!digest.key().isUrgent()) {
      verdicts.emails().stream().filter(gone::isThere).forEach(accounts::add);
    }
    accounts.removeAll(gone.unnamed());
    return accounts;
  }

  /** As of the oldest reading that it shows: not all of them may be of now. */
  private Instant readAt(List<DigestLine> lines, Instant now) {
    Set<AccountEmail> shown =
        lines.stream()
            .flatMap(line -> line.finding().account().stream())
            .collect(Collectors.toSet());
    return readings.oldest(shown).filter(now::isAfter).orElse(now);
  }

  /** Of an account without a line of its own, that it is gone stays told. */
  private List<Recovery> recoveries() {
    Set<AccountEmail> told =
        digest.lines().stream()
            .flatMap(line -> line.finding().account().stream())
            .collect(Collectors.toSet());
    List<Recovery> recoveries = new ArrayList<>(digest.recoveries());
    recoveries.removeIf(
        each -> each.gone() && told.contains(each.account()) && hasAnswered(each.account()));
    digest.openAccounts().stream()
        .filter(account -> gone.all().contains(account) && !digest.isGone(account))
        .map(Recovery::gone)
        .forEach(recoveries::add);
    return recoveries;
  }

  private boolean hasAnswered(AccountEmail account) {
    return verdicts.of(account).filter(AccountVerdict::answered).isPresent();
  }

  private DigestLine asNow(DigestLine line, Instant now) {
    if (gone.ends(line.finding())) {
      return line.struckThrough();
    }
    Optional<Finding> goesOn =
        verdicts.findings().stream().filter(finding -> isOf(line, finding)).findFirst();
    return goesOn
        .map(finding -> line.now(finding, now))
        .orElseGet(() -> isOver(line.finding()) ? line.struckThrough() : line);
  }

  /**
   * Only an answer can say that it is over, also that there is no such account; without one, it is
   * not known. What was told as a thing of the past stays as it was told.
   */
  private boolean isOver(Finding finding) {
    if (finding.cause() instanceof Cause.Unusual burst && burst.over()) {
      return false;
    }
    boolean holdsForAll = finding.account().isEmpty();
    return holdsForAll
        ? !gone.all().isEmpty() || verdicts.accounts().stream().anyMatch(AccountVerdict::answered)
        : finding
            .account()
            .flatMap(verdicts::of)
            .filter(verdict -> verdict.answered())
            .filter(verdict -> !verdict.memory().standing().contains(finding.kind()))
            .isPresent();
  }

  /**
   * An urgent one goes on about what is critical of its accounts. What a snooze hides from another
   * stays hidden; what is critical never is.
   */
  private boolean isToBeTold(Finding finding) {
    if (digest.key().isUrgent()) {
      return finding.level() == Severity.CRITICAL
          && finding.account().filter(digest.accounts()::contains).isPresent();
    }
    return finding.level() == Severity.CRITICAL
        || finding.account().isEmpty()
        || digest.hidden().stream()
            .noneMatch(snooze -> Optional.of(snooze.account()).equals(finding.account()));
  }

  private static boolean isOf(DigestLine line, Finding finding) {
    return line.finding().isAboutTheSameAs(finding);
  }
}

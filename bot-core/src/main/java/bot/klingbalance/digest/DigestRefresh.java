package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.finding.AccountVerdict;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.watch.ChannelWatches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A digest after its accounts were read anew: what is over is marked so, what goes on stands as it
 * is now, and what is new joins it, unless the day is a quiet one or another message tells it. A
 * weekly report stays as it is. Pure.
 */
public final class DigestRefresh {
  private final Digest digest;
  private final Verdicts verdicts;
  private final List<Finding> toldToday;

  private DigestRefresh(Digest digest, Verdicts verdicts, List<Finding> toldToday) {
    this.digest = digest;
    this.verdicts = verdicts;
    this.toldToday = toldToday;
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
    return new DigestRefresh(digest, verdicts, toldToday).at(now);
  }

  private Digest at(Instant now) {
    List<DigestLine> lines = new ArrayList<>();
    digest.lines().forEach(line -> lines.add(asNow(line, now)));
    toldToday.stream()
        .filter(finding -> digest.lines().stream().noneMatch(line -> isOf(line, finding)))
        .filter(this::isToBeTold)
        .forEach(finding -> lines.add(DigestLine.added(finding, now)));
    Set<AccountEmail> accounts = new HashSet<>(digest.accounts());
    if (!digest.key().isUrgent()) {
      accounts.addAll(verdicts.emails());
    }
    return digest.with(lines, accounts, now);
  }

  private DigestLine asNow(DigestLine line, Instant now) {
    Optional<Finding> goesOn =
        verdicts.findings().stream().filter(finding -> isOf(line, finding)).findFirst();
    return goesOn
        .map(finding -> line.now(finding, now))
        .orElseGet(() -> isOver(line.finding()) ? line.struckThrough() : line);
  }

  /**
   * Only an answer can say that it is over; without one, it is not known. What was told as a thing
   * of the past stays as it was told.
   */
  private boolean isOver(Finding finding) {
    if (finding.cause() instanceof Cause.Unusual burst && burst.over()) {
      return false;
    }
    boolean holdsForAll = finding.account().isEmpty();
    return holdsForAll
        ? verdicts.accounts().stream().anyMatch(AccountVerdict::answered)
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

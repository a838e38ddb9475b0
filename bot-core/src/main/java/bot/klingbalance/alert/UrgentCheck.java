package bot.klingbalance.alert;

import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.Verdicts;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What of the accounts that were read just now a channel is told at once, between its daily checks:
 * what is critical, or far more spending than usual, and what no message has told it yet. Pure.
 *
 * <p>What is critical is left to the daily check where that is about to be made; it does not tell
 * of spending.
 */
final class UrgentCheck {
  /** So long before a daily check nothing is told that the check tells as well. */
  static final Duration LEFT_TO_CHECK = Duration.ofMinutes(10);

  private final ChannelWatches watches;
  private final DailyTime daily;
  private final Past past;
  private final Instant now;

  private UrgentCheck(ChannelWatches watches, DailyTime daily, Past past, Instant now) {
    this.watches = watches;
    this.daily = daily;
    this.past = past;
    this.now = now;
  }

  /**
   * What is known of the channel.
   *
   * @param state what its last daily check left behind
   * @param told what it has been told by that check and since, also by messages that are under way
   */
  record Past(ChannelState state, List<Digest> told) {
    Past {
      told = List.copyOf(told);
    }
  }

  /**
   * What the channel is to be told, each cause once.
   *
   * @param watches of a channel that has a time of day
   */
  static List<Finding> news(ChannelWatches watches, List<Noted> noted, Past past, Instant now) {
    DailyTime daily = watches.daily().orElseThrow();
    return new UrgentCheck(watches.urgent(), daily, past, now).news(noted);
  }

  private List<Finding> news(List<Noted> noted) {
    List<WatchedReading> readings = noted.stream().map(Noted::reading).toList();
    return findings(watches, readings, past.state(), CheckMoment.at(now, Optional.of(daily)))
        .stream()
        .filter(
            finding ->
                finding.level() == Severity.CRITICAL
                    ? isCriticalNews(finding, noted)
                    : isUnusualNews(finding))
        .toList();
  }

  /** A burst is told when it begins; not on a quiet day, and not where a snooze hides it. */
  private boolean isUnusualNews(Finding finding) {
    return finding.why() == Trigger.UNUSUAL_SPENDING
        && past.told().stream().noneMatch(each -> isStillToldBy(each, finding))
        && finding
            .account()
            .filter(account -> !watches.isQuietOn(today().getDayOfWeek(), account))
            .filter(account -> !past.state().isSnoozed(account, now))
            .isPresent();
  }

  /** As where the daily check read it first. */
  private boolean isStillToldBy(Digest digest, Finding finding) {
    return digest.key().date().equals(today())
        && digest.lines().stream()
            .filter(line -> !line.over() && line.announcedAs() != Severity.NOTICE)
            .anyMatch(line -> line.finding().isAboutTheSameAs(finding));
  }

  /** What was told on this day is no news; what was told before is when it was over since then. */
  private boolean isCriticalNews(Finding finding, List<Noted> noted) {
    if (!daily.nextAfter(now).isAfter(now.plus(LEFT_TO_CHECK))) {
      return false;
    }
    List<Digest> tellers = past.told().stream().filter(each -> tells(each, finding)).toList();
    if (tellers.stream().anyMatch(each -> each.key().date().equals(today()))) {
      return false;
    }
    return tellers.isEmpty() || noted.stream().anyMatch(each -> wasOver(each, finding));
  }

  private static boolean tells(Digest digest, Finding finding) {
    return digest.lines().stream()
        .filter(line -> line.announcedAs() == Severity.CRITICAL)
        .anyMatch(line -> line.finding().isAboutTheSameAs(finding));
  }

  /** Whether the reading before shows that it was over after it had been told. */
  private boolean wasOver(Noted noted, Finding finding) {
    boolean isOfIt = finding.account().isEmpty() || finding.account().get().equals(noted.account());
    if (!isOfIt) {
      return false;
    }
    return finding.kind() == FindingKind.BROKEN
        ? noted.answeredBefore().filter(this::isAfterTheCheck).isPresent()
        : noted.before().filter(before -> !wasCritical(before, finding)).isPresent();
  }

  /** What cannot be read leaves no reading behind: one since then tells that it was mended. */
  private boolean isAfterTheCheck(Instant answered) {
    return past.state().memory().map(CheckState::at).filter(answered::isAfter).isPresent();
  }

  private boolean wasCritical(WatchedReading before, Finding finding) {
    return before.lookup() instanceof Found found
        && findings(
                watches,
                List.of(before),
                past.state(),
                CheckMoment.at(found.asOf(), Optional.of(daily)))
            .stream()
            .filter(each -> each.level() == Severity.CRITICAL)
            .anyMatch(finding::isAboutTheSameAs);
  }

  private LocalDate today() {
    return daily.dateOf(now);
  }

  private static List<Finding> findings(
      ChannelWatches watches,
      List<WatchedReading> readings,
      ChannelState state,
      CheckMoment check) {
    return Verdicts.of(watches, ChannelReadings.of(readings), state, check).findings().stream()
        .filter(
            finding ->
                finding.level() == Severity.CRITICAL || finding.kind() == FindingKind.UNUSUAL)
        .toList();
  }
}

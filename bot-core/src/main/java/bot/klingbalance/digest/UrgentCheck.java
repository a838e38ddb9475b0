package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a channel is told at once, between its daily checks: that an account turned critical. Pure.
 *
 * <p>What was critical already is no news, nor is what today's message says; and when the daily
 * check is about to be made, it is left to that.
 */
public final class UrgentCheck {
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
   * What was known before the answer that came now.
   *
   * @param before the reading before it, made of an answer; absent where there was none
   * @param state what the channel's last daily check left behind
   * @param told what that check told the channel, where it told anything
   */
  public record Past(Optional<WatchedReading> before, ChannelState state, Optional<Digest> told) {}

  /** Whether anybody in the channel wants to be told at once of an account. */
  public static boolean isWanted(ChannelWatches watches, AccountEmail account) {
    return watches.schedule().isPresent() && watches.urgent().limitsFor(account).isPresent();
  }

  /** Whether the account is critical as the channel sees it: only then there may be news. */
  public static boolean isCritical(ChannelWatches watches, WatchedReading reading, Instant now) {
    return !critical(
            watches.urgent(), reading, ChannelState.NEW, CheckMoment.at(now, watches.daily()))
        .isEmpty();
  }

  /**
   * What the channel is to be told, to be handed to {@code Outbox.interject}.
   *
   * @param watches of a channel that {@link #isWanted wants} it
   */
  public static Optional<Digest> of(
      ChannelWatches watches, WatchedReading reading, Past past, Instant now) {
    DailyTime daily = watches.daily().orElseThrow();
    return daily.dueAt(now, past.state().checked()).isPresent()
        ? Optional.empty()
        : new UrgentCheck(watches.urgent(), daily, past, now).digest(reading);
  }

  private Optional<Digest> digest(WatchedReading reading) {
    List<DigestLine> news =
        critical(watches, reading, past.state(), CheckMoment.at(now, Optional.of(daily))).stream()
            .filter(this::isNews)
            .map(finding -> new DigestLine(finding, false))
            .toList();
    return news.isEmpty() ? Optional.empty() : Optional.of(digest(reading.email(), news));
  }

  private Digest digest(AccountEmail account, List<DigestLine> news) {
    boolean holdsForAll = news.stream().anyMatch(line -> line.finding().account().isEmpty());
    String turned = holdsForAll ? DigestKey.ALL : account.value();
    DigestKey key = new DigestKey(watches.channel(), today(), Optional.of(turned));
    return new Digest(
        key,
        now,
        daily.endOf(today()),
        Set.of(account),
        news,
        List.of(),
        List.of(),
        Optional.empty());
  }

  private boolean isNews(Finding finding) {
    Optional<Digest> told = past.told().filter(digest -> isTold(digest, finding));
    if (told.filter(digest -> digest.key().date().equals(today())).isPresent()) {
      return false;
    }
    return finding.kind() == FindingKind.BROKEN
        ? told.isEmpty() || hasAnsweredSinceTheCheck()
        : past.before().filter(this::wasCritical).isEmpty();
  }

  /** What cannot be read leaves no reading behind: one since then tells that it was mended. */
  private boolean hasAnsweredSinceTheCheck() {
    return past.before()
        .flatMap(UrgentCheck::answeredAt)
        .filter(at -> past.state().memory().filter(check -> at.isAfter(check.at())).isPresent())
        .isPresent();
  }

  private boolean wasCritical(WatchedReading before) {
    return answeredAt(before)
        .map(at -> CheckMoment.at(at, Optional.of(daily)))
        .filter(check -> !critical(watches, before, past.state(), check).isEmpty())
        .isPresent();
  }

  private LocalDate today() {
    return daily.dateOf(now);
  }

  private static boolean isTold(Digest digest, Finding finding) {
    return digest.lines().stream()
        .map(DigestLine::finding)
        .anyMatch(line -> line.level() == Severity.CRITICAL && line.isAboutTheSameAs(finding));
  }

  private static Optional<Instant> answeredAt(WatchedReading reading) {
    return reading.lookup() instanceof Found found ? Optional.of(found.asOf()) : Optional.empty();
  }

  private static List<Finding> critical(
      ChannelWatches watches, WatchedReading reading, ChannelState state, CheckMoment check) {
    return Verdicts.of(watches, ChannelReadings.of(List.of(reading)), state, check)
        .findings()
        .stream()
        .filter(finding -> finding.level() == Severity.CRITICAL)
        .toList();
  }
}

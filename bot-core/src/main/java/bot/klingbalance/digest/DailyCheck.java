package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Recovery;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The daily check of a channel: decides, from what was read and what is remembered, whether
 * anything needs somebody. Pure.
 */
public final class DailyCheck {
  private final DailyTime daily;
  private final ChannelReadings readings;
  private final Verdicts verdicts;
  private final ChannelState state;
  private final Instant now;

  private DailyCheck(
      DailyTime daily,
      ChannelReadings readings,
      Verdicts verdicts,
      ChannelState state,
      Instant now) {
    this.daily = daily;
    this.readings = readings;
    this.verdicts = verdicts;
    this.state = state;
    this.now = now;
  }

  /** The result of the check of a channel that was told nothing since its last one. */
  public static CheckDecision of(
      ChannelWatches watches, ChannelReadings readings, ChannelState state, Instant now) {
    CheckMoment check = CheckMoment.at(now, watches.daily());
    Given given = new Given(Set.of(), Verdicts.of(watches, readings, state, check));
    return of(watches, readings, state, now, given);
  }

  /**
   * What is known before a check.
   *
   * @param told the accounts of which the channel was told at once since the last one, as far as
   *     that is not over
   * @param verdicts what {@link Verdicts#of} comes to for the channel now
   */
  public record Given(Set<AccountEmail> told, Verdicts verdicts) {
    public Given {
      told = Set.copyOf(told);
    }
  }

  /**
   * The result of the check. It always has a state to store, also where there is nothing to tell.
   *
   * @param watches of a channel that has a time of day
   * @param state what the last check left behind
   */
  public static CheckDecision of(
      ChannelWatches watches,
      ChannelReadings readings,
      ChannelState state,
      Instant now,
      Given given) {
    DailyTime daily = watches.daily().orElseThrow();
    LocalDate date = daily.dateOf(now);
    Verdicts verdicts =
        given
            .verdicts()
            .toldOn(date.getDayOfWeek(), watches, state)
            .withoutWhatWasToldAtOnce(watches, daily.runOn(date).orElse(now));
    boolean areAllKnown = readings.listing().isEmpty();
    DailyCheck check = new DailyCheck(daily, readings, verdicts, state, now);
    List<Recovery> gone = check.gone(readings.listed(), given.told());
    return new CheckDecision(
        new CheckState(watches.channel(), date, now, check.remembered(areAllKnown)),
        check.digest(new DigestKey(watches.channel(), date), gone),
        check.hiding(),
        verdicts.released(state.taken()),
        verdicts.unread());
  }

  /**
   * Accounts that were warned of, and that the list does not name any more. They are told once:
   * what is remembered of them goes with them. One that is no longer watched is not gone.
   */
  private List<Recovery> gone(Optional<Set<AccountEmail>> listed, Set<AccountEmail> told) {
    Map<AccountEmail, AccountState> known =
        state.memory().map(CheckState::accounts).orElseGet(Map::of);
    Stream<AccountEmail> standing =
        known.entrySet().stream()
            .filter(each -> !each.getValue().standing().isEmpty())
            .map(Map.Entry::getKey);
    return Stream.concat(standing, told.stream())
        .distinct()
        .filter(account -> listed.filter(there -> !there.contains(account)).isPresent())
        .filter(account -> verdicts.of(account).isEmpty())
        .sorted()
        .map(Recovery::gone)
        .toList();
  }

  /** Accounts that are gone are forgotten, unless nobody knows which there are. */
  private Map<AccountEmail, AccountState> remembered(boolean areAllKnown) {
    Map<AccountEmail, AccountState> newest = verdicts.memories();
    if (areAllKnown || state.memory().isEmpty()) {
      return newest;
    }
    Map<AccountEmail, AccountState> accounts = new HashMap<>(state.memory().get().accounts());
    accounts.putAll(newest);
    return accounts;
  }

  private Optional<Digest> digest(DigestKey key, List<Recovery> gone) {
    List<DigestLine> lines =
        verdicts.findings().stream()
            .filter(finding -> hiding(finding).isEmpty())
            .map(finding -> new DigestLine(finding, false))
            .toList();
    List<Recovery> recoveries =
        Stream.concat(verdicts.recoveries().stream(), gone.stream()).toList();
    if (lines.isEmpty() && recoveries.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Digest(
            key,
            readAt(lines, recoveries),
            daily.endOf(key.date()),
            verdicts.emails(),
            lines,
            recoveries,
            hiding(),
            Optional.empty(),
            Taken.holding(state.taken(), lines),
            Optional.empty()));
  }

  /** As of the oldest reading that it shows. */
  private Instant readAt(List<DigestLine> lines, List<Recovery> recoveries) {
    Set<AccountEmail> shown =
        Stream.concat(
                lines.stream().flatMap(line -> line.finding().account().stream()),
                recoveries.stream().map(Recovery::account))
            .collect(Collectors.toSet());
    return readings.oldest(shown).filter(now::isAfter).orElse(now);
  }

  private List<Snooze> hiding() {
    return verdicts.findings().stream()
        .flatMap(finding -> hiding(finding).stream())
        .distinct()
        .toList();
  }

  /** A critical finding is never hidden, nor is what holds for every account. */
  private Optional<Snooze> hiding(Finding finding) {
    return finding
        .account()
        .filter(account -> finding.level() != Severity.CRITICAL)
        .flatMap(this::snoozeInEffect);
  }

  private Optional<Snooze> snoozeInEffect(AccountEmail account) {
    return state.snoozes().stream()
        .filter(snooze -> snooze.account().equals(account))
        .filter(snooze -> snooze.isInEffectAt(now, lastGain(account)))
        .findFirst();
  }

  private Optional<Instant> lastGain(AccountEmail account) {
    return verdicts.of(account).flatMap(verdict -> verdict.memory().lastGain());
  }
}

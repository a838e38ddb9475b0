package bot.klingbalance.health;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Credits;
import bot.klingbalance.finding.AccountCheck;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.finding.Runway;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.watch.WarnLimits;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An account as whoever runs the bot sees it.
 *
 * @param findings what a warning would say of it; none where all is well
 * @param granted what was granted in the packages that count
 * @param runsOut when nothing is left at the present pace
 * @param readAt when it last said what it has
 */
record JudgedAccount(
    AccountEmail email,
    Set<FindingKind> findings,
    Optional<Credits> left,
    Optional<Credits> granted,
    Optional<Instant> runsOut,
    Optional<Instant> readAt) {
  static JudgedAccount of(WatchedReading reading, Instant now) {
    AccountLookup lookup = reading.lookup();
    Optional<Found> found = lookup.match(Optional::of, failed -> Optional.empty());
    Set<FindingKind> findings =
        AccountCheck.of(
                reading,
                WarnLimits.STANDARD,
                AccountState.NONE,
                CheckMoment.at(now, Optional.empty()))
            .findings()
            .stream()
            .map(Finding::kind)
            .collect(Collectors.toUnmodifiableSet());
    return new JudgedAccount(
        reading.email(),
        findings,
        lookup.left(),
        found.flatMap(each -> each.account().balance().grantedAt(now)),
        found.flatMap(each -> reading.runway()).flatMap(Runway::runsOut),
        found.map(Found::asOf));
  }
}

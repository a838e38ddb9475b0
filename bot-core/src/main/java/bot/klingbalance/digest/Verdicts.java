package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.Failure;
import bot.klingbalance.finding.AccountCheck;
import bot.klingbalance.finding.AccountVerdict;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.SharedCause;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.watch.ChannelWatches;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a check comes to for the accounts of a channel.
 *
 * @param accounts the watched ones that were asked for
 * @param findings of all of them, each cause once, most urgent first
 */
public record Verdicts(List<AccountVerdict> accounts, List<Finding> findings) {
  public static Verdicts of(
      ChannelWatches watches, ChannelReadings readings, ChannelState state, CheckMoment check) {
    List<AccountVerdict> accounts =
        readings.accounts().stream()
            .flatMap(reading -> verdict(reading, watches, state, check).stream())
            .toList();
    Optional<Finding> listing =
        readings.listing().filter(failed -> watches.watchesAll()).map(Verdicts::unlisted);
    return new Verdicts(accounts, SharedCause.told(accounts, listing));
  }

  public Set<AccountEmail> emails() {
    return accounts.stream().map(AccountVerdict::account).collect(Collectors.toUnmodifiableSet());
  }

  public Optional<AccountVerdict> of(AccountEmail account) {
    return accounts.stream().filter(verdict -> verdict.account().equals(account)).findFirst();
  }

  /** The accounts that somebody had taken, and that are well or worse by now. */
  public Set<AccountEmail> released(List<Taken> taken) {
    return taken.stream()
        .filter(each -> of(each.account()).filter(verdict -> isReleased(each, verdict)).isPresent())
        .map(Taken::account)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Only an answer, or another thing that is the matter, can tell. */
  private static boolean isReleased(Taken taken, AccountVerdict verdict) {
    boolean tells = verdict.answered() || !verdict.findings().isEmpty();
    return tells && !taken.holdsFor(verdict.findings());
  }

  private static Optional<AccountVerdict> verdict(
      WatchedReading reading, ChannelWatches watches, ChannelState state, CheckMoment check) {
    return watches
        .limitsFor(reading.email())
        .map(limits -> AccountCheck.of(reading, limits, state.of(reading.email()), check));
  }

  private static Finding unlisted(AccountListing.Failed failed) {
    Failure.Reason reason = failed.failure().reason();
    boolean isFinal =
        reason == Failure.Reason.TOKEN_REFUSED || reason == Failure.Reason.SUBSCRIPTION_ENDED;
    return new Finding(
        Optional.empty(),
        isFinal ? Trigger.RENDERS_NOTHING : Trigger.NEVER_ANSWERED,
        new Cause.Unread(reason));
  }
}

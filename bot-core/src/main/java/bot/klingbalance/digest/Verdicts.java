package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.Failure;
import bot.klingbalance.finding.AccountCheck;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.finding.AccountVerdict;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Recovery;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.finding.SharedCause;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.watch.ChannelWatches;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a check comes to for the accounts of a channel. What follows from all of them is reckoned
 * once: channels that are alike share it.
 */
public final class Verdicts {
  private final List<AccountVerdict> accounts;
  private final List<Finding> findings;
  private final Set<AccountEmail> emails;
  private final Map<AccountEmail, AccountState> memories;
  private final List<Recovery> recoveries;
  private final int unread;

  private Verdicts(List<AccountVerdict> accounts, List<Finding> findings) {
    this.accounts = List.copyOf(accounts);
    this.findings = List.copyOf(findings);
    this.emails =
        accounts.stream().map(AccountVerdict::account).collect(Collectors.toUnmodifiableSet());
    this.memories =
        accounts.stream()
            .collect(Collectors.toUnmodifiableMap(AccountVerdict::account, AccountVerdict::memory));
    this.recoveries = accounts.stream().flatMap(each -> each.recovery().stream()).toList();
    this.unread = (int) accounts.stream().filter(each -> !each.answered()).count();
  }

  /** Those about the accounts of {@code all}. */
  private Verdicts(Verdicts all, List<Finding> findings) {
    this.accounts = all.accounts;
    this.findings = List.copyOf(findings);
    this.emails = all.emails;
    this.memories = all.memories;
    this.recoveries = all.recoveries;
    this.unread = all.unread;
  }

  public static Verdicts of(
      ChannelWatches watches, ChannelReadings readings, ChannelState state, CheckMoment check) {
    List<AccountVerdict> accounts =
        readings.accounts().stream()
            .flatMap(reading -> verdict(reading, watches, state, check).stream())
            .toList();
    Optional<Finding> listing =
        readings
            .listing()
            .filter(failed -> watches.watchesAll())
            .filter(failed -> !failed.failure().reason().isPassing() || !readings.tellOfAny())
            .map(Verdicts::unlisted);
    return new Verdicts(accounts, SharedCause.told(accounts, listing));
  }

  /** Those about the watched accounts that were asked for. */
  public List<AccountVerdict> accounts() {
    return accounts;
  }

  /** What is the matter with all of them, each cause once, most urgent first. */
  public List<Finding> findings() {
    return findings;
  }

  /** What is to be remembered of the accounts. */
  Map<AccountEmail, AccountState> memories() {
    return memories;
  }

  /** The accounts that are back to normal. */
  List<Recovery> recoveries() {
    return recoveries;
  }

  /** How many of the accounts could not be read just now. */
  int unread() {
    return unread;
  }

  public Set<AccountEmail> emails() {
    return emails;
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

  /**
   * What of it is told on a day of the week: on a quiet one only what is critical. What is left out
   * is not remembered as told either, so that the next other day tells what began or ended by then.
   */
  Verdicts toldOn(DayOfWeek day, ChannelWatches watches, ChannelState state) {
    if (!watches.leavesOut(day)) {
      return this;
    }
    List<AccountVerdict> told =
        accounts.stream()
            .map(
                verdict ->
                    isCritical(verdict) || !watches.isQuietOn(day, verdict.account())
                        ? verdict
                        : verdict.untold(state.of(verdict.account())))
            .toList();
    return new Verdicts(
        told, findings.stream().filter(each -> isToldOn(day, each, watches)).toList());
  }

  /**
   * The same without what was told at once: far more spending than usual is told when it begins,
   * and again by no daily check.
   *
   * @param due since when the check has been due: what was read from then on is left to it
   */
  Verdicts withoutWhatWasToldAtOnce(ChannelWatches watches, Instant due) {
    return new Verdicts(
        this, findings.stream().filter(each -> !wasToldAtOnce(each, watches, due)).toList());
  }

  private static boolean wasToldAtOnce(Finding finding, ChannelWatches watches, Instant due) {
    return finding.cause() instanceof Cause.Unusual burst
        && (burst.goesOn() || burst.until().isBefore(due))
        && finding.account().flatMap(watches.urgent()::limitsFor).isPresent();
  }

  private static boolean isToldOn(DayOfWeek day, Finding finding, ChannelWatches watches) {
    boolean isQuiet =
        finding
            .account()
            .map(account -> watches.isQuietOn(day, account))
            .orElseGet(() -> watches.isQuietOn(day));
    return !isQuiet || finding.level() == Severity.CRITICAL;
  }

  private static boolean isCritical(AccountVerdict verdict) {
    return verdict.findings().stream().anyMatch(each -> each.level() == Severity.CRITICAL);
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

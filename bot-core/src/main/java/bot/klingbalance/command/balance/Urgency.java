package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.finding.AccountCheck;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Runway;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.RunsOut;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Tone;
import bot.klingbalance.watch.WarnLimits;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much an account needs somebody: by the rules that warn of it, with the limits that hold where
 * nobody set others.
 *
 * @param finding the most urgent thing that a warning would say of it
 * @param runsOut what is expected, where it runs out
 */
record Urgency(Tone tone, Optional<Finding> finding, Optional<RunsOut> runsOut) {
  /** Most urgent first, then what runs out first. */
  static final Comparator<Urgency> HIGHEST_FIRST =
      Comparator.comparing(Urgency::tone)
          .reversed()
          .thenComparing(urgency -> urgency.runsOut().map(RunsOut::at).orElse(Instant.MAX));

  /** That of an account that was read, now or before. */
  static Urgency of(Found found, Optional<Outlook> outlook, Instant now) {
    Optional<Finding> finding = mostUrgent(found, outlook.flatMap(Runway::of), now);
    Optional<RunsOut> runsOut =
        outlook.flatMap(Urgency::runsOut).filter(end -> hasSome(found, now));
    Tone lowest =
        runsOutBeforeGrant(runsOut, found.account().balance(), now) ? Tone.NOTICE : Tone.GOOD;
    return new Urgency(
        finding.map(Finding::level).map(Severity::tone).orElse(lowest), finding, runsOut);
  }

  /** That of an account of which it may not be known what it has. */
  static Urgency of(AccountStatus status, Optional<Outlook> outlook, Instant now) {
    Optional<Urgency> known = status.known().map(found -> of(found, outlook, now));
    return status.match(
        answered -> known.orElseThrow(),
        failed -> {
          Tone failure = FailureText.tone(failed.failure().reason());
          return known
              .filter(any -> failed.failure().reason().isPassing())
              .map(urgency -> urgency.atLeast(failure))
              .orElseGet(
                  () ->
                      new Urgency(
                          failure,
                          mostUrgent(
                              new AccountLookup.Failed(failed.email(), failed.failure()),
                              Optional.empty(),
                              now),
                          Optional.empty()));
        },
        awaited ->
            known.orElseGet(() -> new Urgency(Tone.NOTICE, Optional.empty(), Optional.empty())));
  }

  /** The same, or that tone where it is higher. */
  Urgency atLeast(Tone other) {
    return tone.compareTo(other) >= 0 ? this : new Urgency(other, finding, runsOut);
  }

  /** Whether nothing will be left before more comes. */
  static boolean runsOutBeforeGrant(Optional<RunsOut> runsOut, Balance balance, Instant now) {
    Optional<Instant> grant = balance.nextGrantAfter(now);
    return runsOut.map(RunsOut::at).filter(end -> grant.filter(end::isAfter).isEmpty()).isPresent();
  }

  private static Optional<Finding> mostUrgent(
      AccountLookup lookup, Optional<Runway> runway, Instant now) {
    Stream<Finding> warned =
        AccountCheck.of(
            new WatchedReading(lookup, Optional.empty(), runway),
            WarnLimits.STANDARD,
            AccountState.NONE,
            CheckMoment.at(now, Optional.empty()))
            .findings()
            .stream();
    return Stream.concat(warned, faulty(lookup)).min(Finding.MOST_URGENT_FIRST);
  }

  /** By the list of accounts, which warnings do not look at. */
  private static Stream<Finding> faulty(AccountLookup lookup) {
    boolean isListedAsFaulty =
        lookup.match(found -> found.account().listedError().isPresent(), failed -> false);
    return isListedAsFaulty
        ? Stream.of(
            new Finding(Optional.of(lookup.email()), Trigger.NEEDS_MENDING, new Cause.Faulty()))
        : Stream.empty();
  }

  private static boolean hasSome(Found found, Instant now) {
    return found.leftAt(now).filter(left -> !left.equals(Credits.ZERO)).isPresent();
  }

  private static Optional<RunsOut> runsOut(Outlook outlook) {
    return outlook.match(
        Optional::of,
        lasts -> Optional.empty(),
        idle -> Optional.empty(),
        tooShort -> Optional.empty(),
        outdated -> Optional.empty());
  }
}

package bot.klingbalance.finding;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.finding.Cause.Doubt;
import bot.klingbalance.finding.Recovery.Gain;
import bot.klingbalance.forecast.Risk;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.watch.WarnLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides about one account: from what was read, the limits and what is remembered of it. */
public final class AccountCheck {
  private final WatchedReading reading;
  private final WarnLimits limits;
  private final AccountState before;
  private final CheckMoment check;

  private AccountCheck(
      WatchedReading reading, WarnLimits limits, AccountState before, CheckMoment check) {
    this.reading = reading;
    this.limits = limits;
    this.before = before;
    this.check = check;
  }

  public static AccountVerdict of(
      WatchedReading reading, WarnLimits limits, AccountState before, CheckMoment check) {
    AccountCheck account = new AccountCheck(reading, limits, before, check);
    return reading
        .lookup()
        .match(account::found, failed -> account.failed(failed.failure().reason()));
  }

  private AccountVerdict found(Found found) {
    KlingAccount account = found.account();
    Optional<Credits> left = account.balance().leftAt(check.now());
    RecordedReading read = RecordedReading.of(found);
    Optional<Gain> gain = Gain.of(before.newCreditsUntil(read));
    List<Finding> findings = new ArrayList<>();
    left.flatMap(credits -> low(account, credits, gain)).ifPresent(findings::add);
    signIn(account).ifPresent(findings::add);
    account.error().ifPresent(reason -> findings.add(faulty()));
    expiring(account).ifPresent(findings::add);
    unusual().ifPresent(findings::add);
    if (left.isEmpty()) {
      findings.add(finding(Trigger.ANSWERS_WITHOUT_BALANCE, new Cause.NoBalance()));
    }
    Set<FindingKind> standing = standing(findings);
    if (left.isEmpty() && before.standing().contains(FindingKind.LOW)) {
      standing.add(FindingKind.LOW);
    }
    AccountState memory =
        remembered(before.after(standing, read, gain.map(credits -> check.now())), findings);
    if (reading.isOfBefore()) {
      return known(findings, memory);
    }
    boolean isBack = !before.standing().isEmpty() && standing.isEmpty();
    return new AccountVerdict(
        email(),
        findings,
        memory,
        isBack ? Optional.of(new Recovery(email(), left, gain)) : Optional.empty(),
        true);
  }

  /**
   * What was last read of an account that cannot be read now tells what is the matter, and ends
   * nothing: it may not say all that a live answer does.
   */
  private AccountVerdict known(List<Finding> findings, AccountState memory) {
    Set<FindingKind> standing = standing(findings);
    standing.addAll(before.standing());
    return new AccountVerdict(email(), findings, memory.with(standing), Optional.empty(), false);
  }

  private AccountVerdict failed(Failure.Reason reason) {
    Optional<Finding> finding = unread(reason);
    Set<FindingKind> standing = EnumSet.noneOf(FindingKind.class);
    standing.addAll(before.standing());
    standing.addAll(standing(finding.stream().toList()));
    return new AccountVerdict(
        email(), finding.stream().toList(), before.with(standing), Optional.empty(), false);
  }

  private Optional<Finding> unread(Failure.Reason reason) {
    Cause cause = new Cause.Unread(reason);
    return switch (reason) {
      case TOKEN_REFUSED, SUBSCRIPTION_ENDED, PAYMENT_REQUIRED, OUT_OF_CREDITS, SIGN_IN_LOST ->
          Optional.of(finding(Trigger.RENDERS_NOTHING, cause));
      case ADDRESS_REFUSED, NOT_CONFIGURED -> Optional.of(finding(Trigger.NEEDS_MENDING, cause));
      case SLOW_DOWN, UPSTREAM_TROUBLE, UNREACHABLE, UNREADABLE ->
          reading.lastAnswered().filter(this::isStillKnown).isPresent()
              ? Optional.empty()
              : Optional.of(finding(Trigger.NEVER_ANSWERED, cause));
    };
  }

  private boolean isStillKnown(Instant answered) {
    return answered.isAfter(check.now().minus(WatchedReading.STILL_KNOWN));
  }

  private Optional<Finding> low(KlingAccount account, Credits left, Optional<Gain> gain) {
    boolean wasLow = before.standing().contains(FindingKind.LOW) && gain.isEmpty();
    LowRule rule = LowRule.of(limits, account.balance(), left, reading.runway(), check);
    return rule.why(wasLow).map(why -> finding(why, low(account, left, rule)));
  }

  private Cause low(KlingAccount account, Credits left, LowRule rule) {
    Optional<Instant> grant = account.balance().nextGrantAfter(check.now());
    Optional<Credits> missing =
        reading.runway().flatMap(Runway::missing).filter(credits -> !credits.isZero());
    return new Cause.Low(left, rule.granted(), rule.ends().likely(), grant, missing, doubt(rule));
  }

  /** What may be is told where neither is as good as sure, or nothing more is known. */
  private Optional<Doubt> doubt(LowRule rule) {
    boolean isLikelyEndKnown = rule.ends().likely().isPresent();
    Optional<Risk> risk =
        reading
            .runway()
            .map(Runway::risk)
            .filter(each -> !(isLikelyEndKnown && each.isSureToRunOut()));
    return risk.flatMap(
        each -> rule.ends().early().map(early -> new Doubt(early, each.lasting().orElse(0))));
  }

  private Optional<Finding> signIn(KlingAccount account) {
    Instant soon = check.in(Duration.ofDays(limits.sessionDays()));
    return account
        .signedInUntil()
        .filter(end -> limits.sessionDays() > 0 && !end.isAfter(soon))
        .map(
            end ->
                finding(
                    end.isAfter(check.now()) ? Trigger.SIGN_IN_ENDS_SOON : Trigger.SIGN_IN_OVER,
                    new Cause.SignIn(end)));
  }

  private Optional<Finding> expiring(KlingAccount account) {
    return ExpiryRule.expiring(
            account.balance().packages(), limits.expiringDays(), reading.runway(), check.now())
        .map(cause -> finding(Trigger.EXPIRES_UNUSED, cause));
  }

  /** What the last reading shows, else the most that was spent in one that is over and untold. */
  private Optional<Finding> unusual() {
    Optional<Cause.Unusual> untold =
        reading.bursts().stream()
            .filter(burst -> before.burst().filter(burst.since()::equals).isEmpty())
            .max(Comparator.comparing(Cause.Unusual::spent));
    return reading
        .unusual()
        .or(() -> untold)
        .filter(burst -> limits.unusual())
        .map(
            burst ->
                finding(burst.goesOn() ? Trigger.STILL_UNUSUAL : Trigger.UNUSUAL_SPENDING, burst));
  }

  private static AccountState remembered(AccountState memory, List<Finding> findings) {
    return findings.stream()
        .map(Finding::cause)
        .filter(Cause.Unusual.class::isInstance)
        .map(Cause.Unusual.class::cast)
        .findFirst()
        .map(burst -> memory.withBurst(burst.since()))
        .orElse(memory);
  }

  private Finding faulty() {
    return finding(Trigger.NEEDS_MENDING, new Cause.Faulty());
  }

  private Finding finding(Trigger why, Cause cause) {
    return new Finding(Optional.of(email()), why, cause);
  }

  private AccountEmail email() {
    return reading.email();
  }

  private static Set<FindingKind> standing(List<Finding> findings) {
    Set<FindingKind> standing = EnumSet.noneOf(FindingKind.class);
    findings.stream().map(Finding::kind).filter(FindingKind::isEndTold).forEach(standing::add);
    return standing;
  }
}

package bot.klingbalance.finding;

import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.failed;
import static bot.klingbalance.message.SampleAccounts.plan;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.forecast.Risk;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.Weekdays;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every trigger and every cause has a rule that makes it, with the severity of this table. */
class TriggerTest {
  private static final CheckMoment CHECK = new CheckMoment(NOW, NOW.plus(Duration.ofDays(1)));
  private static final WarnLimits BELOW_500 = new WarnLimits(Credits.of(500), 0, 0, 0, 0);
  private static final WarnLimits BELOW_TENTH = new WarnLimits(Credits.ZERO, 10, 0, 0, 0);
  private static final WarnLimits THREE_DAYS_LEFT = new WarnLimits(Credits.ZERO, 0, 3, 0, 0);
  private static final WarnLimits EXPIRING = new WarnLimits(Credits.ZERO, 0, 0, 3, 0);
  private static final WarnLimits SIGN_IN = new WarnLimits(Credits.ZERO, 0, 0, 0, 2);

  /** What a check that brings it up finds, and what is expected of that. */
  private record Row(Severity severity, Class<? extends Cause> cause, List<Finding> findings) {}

  /** A new trigger does not compile here before it has a row. */
  private static Row row(Trigger trigger) {
    return switch (trigger) {
      case NOTHING_LEFT -> new Row(Severity.CRITICAL, Cause.Low.class, low(BELOW_500, 0));
      case BELOW_QUARTER_OF_CREDITS ->
          new Row(Severity.CRITICAL, Cause.Low.class, low(BELOW_500, 124));
      case BELOW_QUARTER_OF_PERCENT ->
          new Row(Severity.CRITICAL, Cause.Low.class, low(BELOW_TENTH, 74));
      case RUNS_OUT_BEFORE_NEXT_CHECK ->
          new Row(Severity.CRITICAL, Cause.Low.class, runningOut(Duration.ofHours(23)));
      case BELOW_CREDITS -> new Row(Severity.WARNING, Cause.Low.class, low(BELOW_500, 499));
      case BELOW_PERCENT -> new Row(Severity.WARNING, Cause.Low.class, low(BELOW_TENTH, 299));
      case SHORT_RUNWAY ->
          new Row(Severity.WARNING, Cause.Low.class, runningOut(Duration.ofHours(50)));
      case NOT_YET_BACK -> new Row(Severity.WARNING, Cause.Low.class, lowThenAlmostBack());
      case EXPIRES_UNUSED -> new Row(Severity.NOTICE, Cause.Expiring.class, expiringSoon());
      case UNUSUAL_SPENDING ->
          new Row(Severity.WARNING, Cause.Unusual.class, unusual(BELOW_500, false));
      case STILL_UNUSUAL ->
          new Row(Severity.WARNING, Cause.Unusual.class, unusual(BELOW_500, true));
      case SIGN_IN_OVER ->
          new Row(Severity.WARNING, Cause.SignIn.class, signedInFor(Duration.ofHours(-1)));
      case SIGN_IN_ENDS_SOON ->
          new Row(Severity.WARNING, Cause.SignIn.class, signedInFor(Duration.ofHours(47)));
      case RENDERS_NOTHING ->
          new Row(Severity.CRITICAL, Cause.Unread.class, found(failed("a", Reason.SIGN_IN_LOST)));
      case NEEDS_MENDING -> new Row(Severity.WARNING, Cause.Faulty.class, found(faulty()));
      case NEVER_ANSWERED ->
          new Row(Severity.WARNING, Cause.Unread.class, found(failed("a", Reason.UNREACHABLE)));
      case ANSWERS_WITHOUT_BALANCE ->
          new Row(Severity.NOTICE, Cause.NoBalance.class, found(answered("a", Balance.UNKNOWN)));
    };
  }

  @ParameterizedTest
  @EnumSource(Trigger.class)
  void everyTriggerHasARuleAndItsSeverity(Trigger trigger) {
    Row row = row(trigger);

    assertThat(row.findings())
        .as("AccountCheck finds %s, and nothing else", trigger)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.why()).isEqualTo(trigger);
              assertThat(finding.level()).isEqualTo(row.severity());
              assertThat(finding.cause()).isInstanceOf(row.cause());
            });
  }

  @Test
  void everyCauseIsMadeByARule() {
    Set<Class<?>> made =
        Stream.of(Trigger.values())
            .flatMap(trigger -> row(trigger).findings().stream())
            .map(finding -> finding.cause().getClass())
            .collect(Collectors.toSet());

    assertThat(made)
        .as("a new cause needs a rule in AccountCheck, its trigger, and a row in this table")
        .containsExactlyInAnyOrder(Cause.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyFailureThatNothingAnsweredBeforeIsAFinding(Reason reason) {
    assertThat(found(failed("a", reason)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.cause()).isEqualTo(new Cause.Unread(reason));
              assertThat(finding.level()).isGreaterThanOrEqualTo(Severity.WARNING);
            });
  }

  /** Two chances in five that it lasts, three in five, and four in five. */
  @Test
  void whatIsMoreLikelyToLastThanNotIsNotWarnedOfButStandsForAWhile() {
    AccountVerdict first = atRisk(0.4, AccountState.NONE);

    assertWarnedOfAsMayBe(first, 0.4);
    assertThat(atRisk(0.6, AccountState.NONE).findings()).isEmpty();
    assertThat(atRisk(0.6, first.memory()).findings())
        .extracting(Finding::why)
        .containsExactly(Trigger.NOT_YET_BACK);
    assertThat(atRisk(0.8, first.memory()).findings()).isEmpty();
  }

  /** In a bot's first days. */
  @Test
  void whatMayRunOutIsToldWhereNothingMoreIsKnown() {
    assertWarnedOfAsMayBe(atRisk(OptionalDouble.empty(), AccountState.NONE), 0);
  }

  private static void assertWarnedOfAsMayBe(AccountVerdict verdict, double lasting) {
    assertThat(verdict.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.why()).isEqualTo(Trigger.SHORT_RUNWAY);
              assertThat(finding.cause())
                  .isInstanceOfSatisfying(
                      Cause.Low.class,
                      low ->
                          assertThat(low.doubt())
                              .contains(new Cause.Doubt(NOW.plus(Duration.ofDays(2)), lasting)));
            });
  }

  private static AccountVerdict atRisk(double lasting, AccountState before) {
    return atRisk(OptionalDouble.of(lasting), before);
  }

  private static AccountVerdict atRisk(OptionalDouble lasting, AccountState before) {
    Risk risk = new Risk(Optional.of(NOW.plus(Duration.ofDays(2))), lasting);
    Runway runway =
        new Runway(Optional.empty(), risk, Optional.empty(), Optional.empty(), Optional.empty());
    return check(
        new WatchedReading(of(900), Optional.empty(), Optional.of(runway)),
        THREE_DAYS_LEFT,
        before);
  }

  private static List<Finding> low(WarnLimits limits, long left) {
    return check(WatchedReading.of(of(left)), limits, AccountState.NONE).findings();
  }

  private static List<Finding> runningOut(Duration in) {
    Runway runway = new Runway(NOW.plus(in), Credits.of(100));
    WatchedReading reading = new WatchedReading(of(900), Optional.empty(), Optional.of(runway));
    return check(reading, THREE_DAYS_LEFT, AccountState.NONE).findings();
  }

  private static List<Finding> lowThenAlmostBack() {
    AccountState low = check(WatchedReading.of(of(400)), BELOW_500, AccountState.NONE).memory();
    return check(WatchedReading.of(of(510)), BELOW_500, low).findings();
  }

  @Test
  void whatIsUnusualIsNoFindingWhereNobodyWantsIt() {
    WarnLimits without = new WarnLimits(Credits.of(500), 0, 0, 0, 0, false, Weekdays.EVERY);

    assertThat(unusual(without, false)).isEmpty();
    assertThat(unusual(without.and(BELOW_500), false)).hasSize(1);
  }

  private static List<Finding> unusual(WarnLimits limits, boolean goesOn) {
    Cause.Unusual burst =
        new Cause.Unusual(
            Credits.of(1_240), Credits.of(200), NOW.minus(Duration.ofHours(3)), NOW, goesOn, false);
    WatchedReading reading =
        new WatchedReading(of(900), Optional.empty(), Optional.empty(), Optional.of(burst));
    return check(reading, limits, AccountState.NONE).findings();
  }

  private static List<Finding> expiringSoon() {
    WatchedReading reading = WatchedReading.of(answered("a", balance(plan(310, 660, 2))));
    return check(reading, EXPIRING, AccountState.NONE).findings();
  }

  private static List<Finding> signedInFor(Duration time) {
    Instant end = NOW.plus(time);
    WatchedReading reading = WatchedReading.of(answered("a", balance(plan(560, 660, 9)), end));
    return check(reading, SIGN_IN, AccountState.NONE).findings();
  }

  private static List<Finding> found(AccountLookup lookup) {
    return check(WatchedReading.of(lookup), BELOW_500, AccountState.NONE).findings();
  }

  private static AccountLookup faulty() {
    return new Found(
        new KlingAccount(
            email("a"),
            balance(plan(560, 660, 9)),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.of("Login failed")),
        NOW);
  }

  private static AccountLookup of(long left) {
    return answered("a", balance(plan(left, 3000, 9)));
  }

  private static AccountVerdict check(
      WatchedReading reading, WarnLimits limits, AccountState before) {
    return AccountCheck.of(reading, limits, before, CHECK);
  }
}

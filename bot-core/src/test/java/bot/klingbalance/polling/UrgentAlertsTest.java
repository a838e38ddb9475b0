package bot.klingbalance.polling;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.digest.CheckDecision;
import bot.klingbalance.digest.DailyCheck;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.store.FakeThread;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A Monday between the check at nine and the one of Tuesday; low is below 500, critical below 125.
 */
class UrgentAlertsTest {
  private static final AccountEmail RENDER = account("render-a");
  private static final Instant NOON = checkOf(MONDAY).plus(Duration.ofHours(3));

  private final FakeWatches chat = new FakeWatches();
  private final FakeOutbox outbox = new FakeOutbox();
  private final FakeHistory history = new FakeHistory();
  private final MovableClock clock = new MovableClock(checkOf(MONDAY));
  private final FakeThread thread = new FakeThread(clock);
  private final AtomicInteger written = new AtomicInteger();
  private List<WatchedChannel> set = List.of();
  private UrgentAlerts urgentAlerts = urgentAlerts();

  @BeforeEach
  void watchAll() {
    chat.add(ofAll(RENDERS), NINE_IN_BERLIN);
  }

  @Test
  void anAccountThatTurnsCriticalIsToldAtOnceAndOnceADay() {
    checkedAtNine(left(300));

    answer(NOON, left(10));
    answer(NOON.plusSeconds(3600), left(400));
    answer(NOON.plusSeconds(7200), left(5));

    assertThat(told()).containsExactly("render-a@example.com");
    assertThat(written).hasValue(1);
  }

  @Test
  void whatIsLowAndNotCriticalWaitsForTheMorning() {
    checkedAtNine(left(300));

    answer(NOON, left(200));

    assertThat(told()).isEmpty();
  }

  @Test
  void whatTheMorningsMessageSaysIsNoNews() {
    checkedAtNine(left(10));

    answer(NOON, left(9));

    assertThat(told()).isEmpty();
  }

  @Test
  void whatWasCriticalAtTheReadingBeforeIsNoNews() {
    checkedAtNine(left(300));
    history.keep(RENDER, new RecordedReading(NOON.minusSeconds(60), balance(12)));

    answer(NOON, left(11));

    assertThat(told()).isEmpty();
  }

  @Test
  void whenTheDailyCheckIsAboutToBeMadeItIsLeftToThat() {
    answer(checkOf(MONDAY).plusSeconds(1), left(10));

    assertThat(told()).isEmpty();
  }

  @Test
  void aLostSignInIsToldOnceAndAgainOnlyAfterItWasMended() {
    checkedAtNine(left(300));
    answer(NOON, failed(Reason.SIGN_IN_LOST));
    answer(NOON.plusSeconds(60), failed(Reason.SIGN_IN_LOST));
    assertThat(told()).containsExactly("render-a@example.com");

    Instant tuesday = checkOf(MONDAY.plusDays(1));
    check(tuesday, failed(Reason.SIGN_IN_LOST));
    answer(tuesday.plusSeconds(3600), failed(Reason.SIGN_IN_LOST));
    assertThat(told()).hasSize(1);
  }

  @Test
  void whatHoldsForEveryAccountIsToldOnceForAll() {
    checkedAtNine(left(300));

    answer(NOON, failed(Reason.TOKEN_REFUSED));
    answer(NOON, new Failed(account("render-b"), Failure.of(Reason.TOKEN_REFUSED)));

    assertThat(told()).containsExactly("all");
  }

  @Test
  void aWatchOfTheSettingsThatIsNotUrgentTellsNothingAtOnce() {
    chat.remove(RENDERS, 1);
    set =
        List.of(
            new WatchedChannel(
                RENDERS,
                new WatchedAccounts.All(),
                NINE_IN_BERLIN,
                WarnLimits.STANDARD,
                Map.of(),
                false));
    urgentAlerts = urgentAlerts();
    checkedAtNine(left(300));

    answer(NOON, left(10));

    assertThat(told()).isEmpty();
  }

  @Test
  void aStoreThatIsAwayIsNoDefect() {
    checkedAtNine(left(300));
    history.goAway();

    answer(NOON, left(10));

    assertThat(told()).isEmpty();
  }

  private UrgentAlerts urgentAlerts() {
    return new UrgentAlerts(
        new UrgentAlerts.Kept(new AllWatches(chat, set), outbox, outbox, history),
        (readings, now) -> Optional.empty(),
        clock,
        new WarningListener() {
          @Override
          public void planned(Digest digest) {
            written.incrementAndGet();
          }
        },
        thread);
  }

  private void checkedAtNine(AccountLookup answer) {
    check(checkOf(MONDAY), answer);
  }

  private void check(Instant at, AccountLookup answer) {
    CheckDecision decision =
        DailyCheck.of(
            new AllWatches(chat, set).of(RENDERS),
            ChannelReadings.of(List.of(WatchedReading.of(answer))),
            outbox.of(RENDERS),
            at);
    assertThat(outbox.plan(decision.memory(), decision.digest())).isTrue();
    keep(at, answer);
  }

  private void answer(Instant at, AccountLookup answer) {
    clock.moveTo(at);
    urgentAlerts.accept(answer instanceof Found found ? new Found(found.account(), at) : answer);
    thread.run();
    if (answer instanceof Found found && !isAway()) {
      keep(at, found);
    }
  }

  private boolean isAway() {
    try {
      return history.of(RENDER, NOON) == null;
    } catch (RuntimeException away) {
      return true;
    }
  }

  private void keep(Instant at, AccountLookup answer) {
    if (answer instanceof Found found) {
      history.keep(RENDER, new RecordedReading(at, found.account().balance()));
    }
  }

  /** What was written down besides the digests of the daily checks. */
  private List<String> told() {
    Instant nextYear = NOON.plus(Duration.ofDays(365));
    return outbox.claim(new Claim("anybody", nextYear, Duration.ZERO, 100)).stream()
        .map(Delivery::digest)
        .flatMap(digest -> digest.key().turned().stream())
        .toList();
  }

  private static AccountLookup left(int credits) {
    KlingAccount account =
        new KlingAccount(
            RENDER, balance(credits), Optional.empty(), OptionalInt.empty(), Optional.empty());
    return new Found(account, checkOf(MONDAY));
  }

  private static Balance balance(int credits) {
    CreditPackage plan =
        new CreditPackage(
            Optional.of("plan"),
            Optional.of(Credits.of(660)),
            Optional.of(Credits.of(credits)),
            Optional.of(Instant.parse("2026-11-10T00:00:00Z")),
            Optional.of(Instant.parse("2027-01-31T00:00:00Z")));
    return new Balance(Optional.empty(), List.of(plan), Optional.empty());
  }

  private static AccountLookup failed(Reason reason) {
    return new Failed(RENDER, Failure.of(reason));
  }
}

package bot.klingbalance.polling;

import static bot.klingbalance.history.SomeReadings.MONDAY;
import static bot.klingbalance.history.SomeReadings.reading;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.THEN;
import static bot.klingbalance.watch.SomeWatches.by;
import static bot.klingbalance.watch.SomeWatches.ofAccounts;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.polling.ClockedAccounts.Asked;
import bot.klingbalance.store.FakeThread;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.WeeklyReports;
import bot.klingbalance.watch.WeeklyTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancePollerTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int ACCOUNTS = 60;

  private final MovableClock clock = new MovableClock(MONDAY.plusSeconds(1_234));
  private final FakeThread thread = new FakeThread(clock);
  private final FakeHistory history = new FakeHistory();
  private final FakeWatches watches = new FakeWatches();
  private final ClockedAccounts upstream =
      new ClockedAccounts(
          IntStream.range(0, ACCOUNTS).mapToObj(i -> account("account" + i)).toList(), clock);

  private final LastWork lastWork = new LastWork("polls", BalancePoller.STALLED_AFTER, clock);
  private Predicate<AccountEmail> shown = any -> true;

  @Test
  void eachAccountIsAskedOnceAnHourAndItsAnswerIsKept() {
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    poll(HOUR, "bot").start();

    thread.pass(HOUR.multipliedBy(3));

    assertThat(times().keySet()).hasSize(ACCOUNTS);
    times()
        .forEach(
            (account, at) -> {
              assertThat(at).hasSize(3);
              assertThat(Duration.between(at.get(0), at.get(2))).isEqualTo(HOUR.multipliedBy(2));
              assertThat(history.of(account)).hasSize(3);
            });
    assertThat(upstream.asked().stream().collect(groupingBy(Asked::at, counting())).values())
        .allMatch(atOnce -> atOnce == 1);
  }

  @Test
  void aPollThatGoesOnIsSeenToAndOneThatDoesNotIsSeenToo() {
    watches.add(ofAccounts(RENDERS, "account1"), NINE_IN_BERLIN);
    poll(HOUR, "bot").start();
    for (int hour = 0; hour < 5; hour++) {
      thread.pass(HOUR);
      assertThat(lastWork.stalledSince()).isEmpty();
    }

    shown =
        account -> {
          throw new IllegalStateException("a defect");
        };
    thread.pass(HOUR.multipliedBy(4));
    assertThat(lastWork.stalledSince()).isPresent();

    shown = account -> true;
    thread.pass(HOUR);
    assertThat(lastWork.stalledSince()).isEmpty();
  }

  @Test
  void aLongPeriodHasItsAccountsOnceToo() {
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    poll(Duration.ofHours(5), "bot").start();
    thread.pass(Duration.ofHours(10));
    assertThat(times().values()).hasSize(ACCOUNTS).allMatch(at -> at.size() == 2);
  }

  @Test
  void whoIsNotWatchedOrNotShownIsNotAskedFor() {
    watches.add(ofAccounts(RENDERS, "account1", "account2"), NINE_IN_BERLIN);
    watches.add(ofAccounts(STUDIO, "account2", "account3"), NINE_IN_BERLIN);
    watches.add(ofAccounts(STUDIO, "account4"), NINE_IN_BERLIN);
    watches.pause(STUDIO, 2, true, by("Anna", THEN));
    shown = account -> !account.equals(account("account3"));
    poll(HOUR, "bot").start();

    thread.pass(HOUR);

    assertThat(times()).containsOnlyKeys(account("account1"), account("account2"));
  }

  /** useapi.net would say at each poll that it is not configured. */
  @Test
  void anAccountThatTheListDoesNotHaveIsAskedForOnceItStandsThere() {
    watches.add(ofAccounts(RENDERS, "account1", "later"), NINE_IN_BERLIN);
    poll(HOUR, "bot").start();
    thread.pass(HOUR.multipliedBy(3));
    assertThat(times()).containsOnlyKeys(account("account1"));

    upstream.configure(account("later"));
    thread.pass(HOUR.multipliedBy(2));
    assertThat(times().get(account("later"))).hasSizeBetween(1, 2);
  }

  @Test
  void withoutAListWhoIsNamedIsAskedForAllTheSame() {
    watches.add(ofAccounts(RENDERS, "account1", "account2"), NINE_IN_BERLIN);
    upstream.fail(Reason.UPSTREAM_TROUBLE);
    poll(HOUR, "bot").start();

    thread.pass(HOUR);

    assertThat(times()).containsOnlyKeys(account("account1"), account("account2"));
  }

  @Test
  void whatAReportTellsOfIsReadTooAlsoWhereItsWatchesArePaused() {
    WeeklyTime mondays = new WeeklyTime(DayOfWeek.MONDAY, NINE_IN_BERLIN);
    watches.add(ofAccounts(RENDERS, "account1"), NINE_IN_BERLIN);
    watches.pause(RENDERS, 1, true, by("Anna", THEN));
    watches.reports().put(RENDERS, mondays, by("Anna", THEN));
    poll(HOUR, "bot").start();
    thread.pass(HOUR);
    assertThat(times()).containsOnlyKeys(account("account1"));

    watches.reports().put(STUDIO, mondays, by("Anna", THEN));
    thread.pass(HOUR.multipliedBy(2));
    assertThat(times()).as("a report of all accounts").hasSize(ACCOUNTS);
  }

  @Test
  void aWatchThatIsMadeLaterIsFollowedFromTheNextRoundOn() {
    poll(HOUR, "bot").start();
    thread.pass(HOUR.dividedBy(2));
    watches.add(ofAccounts(RENDERS, "account1"), NINE_IN_BERLIN);
    thread.pass(HOUR.multipliedBy(2));
    assertThat(times().get(account("account1"))).hasSizeBetween(1, 2);
  }

  @Test
  void whatAPersonAskedForLatelyIsNotAskedAgain() {
    watches.add(ofAccounts(RENDERS, "account1"), NINE_IN_BERLIN);
    Instant moment = new PollSlots(HOUR, "bot").next(account("account1"), clock.instant());
    history.keep(account("account1"), reading(moment.minus(Duration.ofMinutes(29)), 560));
    poll(HOUR, "bot").start();

    thread.pass(HOUR.multipliedBy(2));

    assertThat(times().get(account("account1"))).containsExactly(moment.plus(HOUR));
  }

  @Test
  void twoBotsWithOneHistoryAskNoMoreThanOne() {
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    poll(HOUR, "one").start();
    poll(HOUR, "other").start();

    thread.pass(HOUR.multipliedBy(4));

    assertThat(times().values()).hasSize(ACCOUNTS).allMatch(at -> at.size() <= 5);
    assertThat(upstream.asked()).hasSizeBetween(3 * ACCOUNTS, 4 * ACCOUNTS + ACCOUNTS / 5);
  }

  @Test
  void afterAFailureThatHoldsForAllTheRestOfTheRoundIsSkipped() {
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    poll(HOUR, "bot").start();
    thread.pass(Duration.ofMinutes(30));
    int asked = upstream.asked().size();

    upstream.fail(Reason.TOKEN_REFUSED);
    thread.pass(Duration.ofMinutes(29));
    assertThat(upstream.asked()).hasSize(asked + 1);

    upstream.recover();
    thread.pass(Duration.ofMinutes(1).plus(HOUR));
    assertThat(upstream.asked()).hasSize(asked + 1 + ACCOUNTS);
  }

  @Test
  void afterAFailureThatMayBeOverTheNextMomentTheOthersAreAsked() {
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    poll(HOUR, "bot").start();
    thread.run();
    upstream.fail(Reason.UNREACHABLE);
    thread.pass(HOUR.minusMillis(1));
    assertThat(times().keySet()).hasSize(ACCOUNTS);
  }

  @Test
  void whenItCannotBeReadWhichAccountsThereAreItIsTriedAgain() {
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    upstream.fail(Reason.UNREACHABLE);
    poll(HOUR, "bot").start();
    thread.pass(Duration.ofMinutes(10));
    assertThat(upstream.asked()).isEmpty();

    upstream.recover();
    thread.pass(HOUR.minus(Duration.ofMinutes(10)));
    assertThat(times().keySet()).hasSize(ACCOUNTS);
  }

  @Test
  void whenTheTokenIsRefusedNobodyIsAskedForARound() {
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    upstream.fail(Reason.TOKEN_REFUSED);
    poll(HOUR, "bot").start();
    thread.run();
    upstream.recover();
    thread.pass(HOUR.minusMillis(1));
    assertThat(upstream.asked()).isEmpty();

    thread.pass(HOUR);
    assertThat(times().keySet()).hasSize(ACCOUNTS);
  }

  @Test
  void withoutTheHistoryAccountsAreAskedAndTheAnswersWait() {
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    poll(HOUR, "bot").start();
    history.goAway();
    thread.pass(HOUR);
    assertThat(upstream.asked()).hasSize(ACCOUNTS);

    history.comeBack();
    thread.pass(ReadingRecorder.PAUSE);
    assertThat(times().keySet()).allMatch(account -> !history.of(account).isEmpty());
  }

  @Test
  void noMoreThanTwoAreAskedAtOnceAndWhoHadToWaitIsAskedAsSoonAsThereIsRoom() {
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    upstream.beSlow();
    poll(HOUR, "bot").start();
    thread.pass(HOUR.minusMillis(1));
    assertThat(upstream.asked()).hasSize(2);

    for (int answered = 1; answered < ACCOUNTS - 1; answered++) {
      upstream.answerOne();
      thread.run();
      assertThat(upstream.asked()).hasSize(answered + 2);
    }
    assertThat(times().keySet()).hasSize(ACCOUNTS);
  }

  @Test
  void afterTheMachineHasSleptTheRoundsGoOn() {
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    poll(HOUR, "bot").start();
    thread.pass(Duration.ofMinutes(10));
    clock.move(Duration.ofDays(3));
    thread.pass(HOUR.plus(Duration.ofMinutes(2)));
    assertThat(times().values())
        .hasSize(ACCOUNTS)
        .allMatch(at -> !at.get(at.size() - 1).isBefore(MONDAY.plus(Duration.ofDays(3))));
  }

  @Test
  void afterClosingNobodyIsAsked() {
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    BalancePoller poll = poll(HOUR, "bot");
    poll.start();
    thread.run();
    poll.close();
    thread.pass(HOUR);
    assertThat(upstream.asked()).isEmpty();
  }

  private BalancePoller poll(Duration every, String bot) {
    RecordingAccounts accounts =
        new RecordingAccounts(upstream, new ReadingRecorder(history, clock, thread));
    return new BalancePoller(
        new AccountRefresher(accounts, history, every.dividedBy(2)),
        new WatchedByAnyChannel(
            new AllWatches(watches, List.of()),
            new WeeklyReports(watches.reports(), List::of),
            accounts,
            account -> shown.test(account)),
        new PollSlots(every, bot),
        lastWork,
        new WaitingTimer(clock, thread));
  }

  private Map<AccountEmail, List<Instant>> times() {
    return upstream.asked().stream()
        .collect(groupingBy(Asked::account, mapping(Asked::at, toList())));
  }

  private static AccountEmail account(String name) {
    return new AccountEmail(name + "@example.com");
  }
}

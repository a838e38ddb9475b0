package bot.klingbalance.account.reading;

import static bot.klingbalance.account.reading.FakeLastKnown.reading;
import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.reading.AccountStatus.Answered;
import bot.klingbalance.account.reading.AccountStatus.Awaited;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimelyReaderTest {
  private static final AccountEmail STUDIO = email("studio");
  private static final Instant BEFORE = NOW.minus(Duration.ofMinutes(47));

  private final FakeAccounts accounts = new FakeAccounts();
  private final FakeLastKnown lastKnown = new FakeLastKnown();
  private final FakePatience patience = new FakePatience();
  private final MovableClock clock = new MovableClock(NOW);
  private final TimelyReader reader =
      new TimelyReader(accounts, lastKnown, patience, new LateFailures(clock));

  @Test
  void whatIsAtHandIsThereAtOnceAndNobodyBeginsToWait() {
    accounts.answering(reading(STUDIO, 560, NOW));

    assertThat(find().now()).isCompletedWithValue(new Answered(reading(STUDIO, 560, NOW)));
    assertThat(overview().now().join().accounts())
        .containsExactly(new Answered(reading(STUDIO, 560, NOW)));
    assertThat(patience.waits()).isZero();
  }

  @Test
  void whatComesInTimeIsLive() {
    lastKnown.knows(STUDIO, 600, BEFORE);
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    Timely<AccountStatus> read = find();
    assertThat(read.now()).isNotDone();

    answer.complete(reading(STUDIO, 560, NOW));
    patience.end();

    assertThat(read.now()).isCompletedWithValue(new Answered(reading(STUDIO, 560, NOW)));
    assertThat(read.whole().join()).isEqualTo(read.now().join());
  }

  @Test
  void anAnswerInTimeDoesNotWaitForAStoreThatHangs() {
    lastKnown.hangs();
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    Timely<AccountStatus> read = find();
    Timely<OverviewStatus> all = overview();

    answer.complete(reading(STUDIO, 560, NOW));

    assertThat(read.now()).isCompletedWithValue(new Answered(reading(STUDIO, 560, NOW)));
    assertThat(all.now()).isDone();
    assertThat(all.now().join().accounts())
        .containsExactly(new Answered(reading(STUDIO, 560, NOW)));
  }

  @Test
  void whatDoesNotIsShownAsItWasAndIsLiveLater() {
    lastKnown.knows(STUDIO, 600, BEFORE);
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    Timely<AccountStatus> read = find();

    patience.end();

    assertThat(read.now())
        .isCompletedWithValue(new Awaited(STUDIO, Optional.of(reading(STUDIO, 600, BEFORE))));
    assertThat(read.now().join().isAwaited()).isTrue();
    assertThat(read.now().join().isWorthShowing()).isTrue();
    assertThat(read.whole()).isNotDone();
    answer.complete(reading(STUDIO, 560, NOW));
    assertThat(read.whole()).isCompletedWithValue(new Answered(reading(STUDIO, 560, NOW)));
  }

  @Test
  void ofAnAccountThatWasNeverReadThereIsNothingToShow() {
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    Timely<AccountStatus> read = find();
    Timely<OverviewStatus> all = overview();

    patience.end();

    assertThat(read.now()).isCompletedWithValue(new Awaited(STUDIO, Optional.empty()));
    assertThat(read.now().join().isWorthShowing()).isFalse();
    assertThat(all.now().join().isWorthShowing()).isFalse();
    answer.complete(reading(STUDIO, 560, NOW));
    assertThat(read.whole()).isDone();
  }

  @Test
  void aStoreThatHangsIsNotWaitedForLongerThanUseApi() {
    lastKnown.hangs();
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    Timely<AccountStatus> read = find();

    patience.end();

    assertThat(read.now()).isCompletedWithValue(new Awaited(STUDIO, Optional.empty()));
    answer.complete(failed(STUDIO));
    assertThat(read.whole())
        .isCompletedWithValue(
            new AccountStatus.Failed(
                STUDIO, Failure.of(Reason.UPSTREAM_TROUBLE), Optional.empty()));
  }

  @Test
  void besideAFailureStandsWhatWasLastKnown() {
    lastKnown.knows(STUDIO, 600, BEFORE);
    accounts.answering(failed(STUDIO));

    assertThat(find().now())
        .isCompletedWithValue(
            new AccountStatus.Failed(
                STUDIO,
                Failure.of(Reason.UPSTREAM_TROUBLE),
                Optional.of(reading(STUDIO, 600, BEFORE))));
    assertThat(overview().now().join().accounts())
        .extracting(AccountStatus::known)
        .containsExactly(Optional.of(reading(STUDIO, 600, BEFORE)));
  }

  @Test
  void anAnswerExactlyAtTheEndIsEitherAndNeverBoth() {
    for (int i = 0; i < 2_000; i++) {
      lastKnown.knows(STUDIO, 600, BEFORE);
      CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
      Timely<AccountStatus> read = find();
      Timely<OverviewStatus> all = overview();

      CompletableFuture<Void> end = CompletableFuture.runAsync(patience::end);
      answer.complete(reading(STUDIO, 560, NOW));
      end.join();

      AccountStatus now = read.now().join();
      assertThat(now)
          .isIn(
              new Answered(reading(STUDIO, 560, NOW)),
              new Awaited(STUDIO, Optional.of(reading(STUDIO, 600, BEFORE))));
      assertThat(read.whole().join()).isEqualTo(new Answered(reading(STUDIO, 560, NOW)));
      assertThat(all.now().join().accounts()).hasSize(1);
      assertThat(all.whole().join().isAwaited()).isFalse();
    }
  }

  @Test
  void aStoreThatIsSlowerThanPeopleIsInTimeForAFailureThatComesLater() {
    lastKnown.knows(STUDIO, 600, BEFORE);
    lastKnown.hangs();
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    Timely<AccountStatus> read = find();
    patience.end();
    lastKnown.comes();

    answer.complete(new Failed(STUDIO, Failure.of(Reason.UNREACHABLE)));

    assertThat(read.whole().join().known()).contains(reading(STUDIO, 600, BEFORE));
  }

  @Test
  void anAnswerThatCameMeanwhileIsTakenWithoutAskingAgain() {
    lastKnown.arrives(reading(STUDIO, 560, NOW.minusSeconds(5)));
    TimelyReader since = reader.takingAnswersSince(NOW.minusSeconds(60));

    assertThat(since.find(STUDIO, Freshness.LIVE).now().join().leftAt(NOW))
        .isEqualTo(reading(STUDIO, 560, NOW).left());
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  void anAnswerFromBeforeThatMomentIsNotEnoughAndTheStoreIsNotWaitedFor() {
    lastKnown.arrives(reading(STUDIO, 600, BEFORE));
    lastKnown.hangs();
    accounts.answering(reading(STUDIO, 560, NOW));

    Timely<AccountStatus> read =
        reader.takingAnswersSince(NOW.minusSeconds(60)).find(STUDIO, Freshness.LIVE);

    assertThat(read.now()).isCompletedWithValue(new Answered(reading(STUDIO, 560, NOW)));
    assertThat(accounts.freshnessAskedFor()).containsExactly(Freshness.LIVE);
  }

  @Test
  void oneSlowAccountDelaysNoneInTheOverview() {
    for (int i = 0; i < 40; i++) {
      accounts.answering(reading(email("account" + i), i, NOW));
    }
    CompletableFuture<AccountLookup> slow = accounts.answeringLater(email("account7"));
    lastKnown.knows(email("account7"), 600, BEFORE);
    Timely<OverviewStatus> read = overview();

    patience.end();

    List<AccountStatus> now = read.now().join().accounts();
    assertThat(now).hasSize(40);
    assertThat(now.stream().filter(AccountStatus::isAwaited))
        .containsExactly(
            new Awaited(email("account7"), Optional.of(reading(email("account7"), 600, BEFORE))));
    slow.complete(reading(email("account7"), 7, NOW));
    assertThat(read.whole().join().accounts())
        .allSatisfy(each -> assertThat(each).isInstanceOf(Answered.class));
  }

  @Test
  void beforeTheListHasComeThoseAreShownThatWereReadBefore() {
    lastKnown.knows(STUDIO, 600, BEFORE).knows(new AccountEmail("a@elsewhere.org"), 9, BEFORE);
    accounts.holdBackList();
    Timely<OverviewStatus> read =
        reader.overview(each -> each.value().endsWith("@example.com"), Freshness.RECENT);

    patience.end();

    OverviewStatus now = read.now().join();
    assertThat(now.isListAwaited()).isTrue();
    assertThat(now.isAwaited()).isTrue();
    assertThat(now.accounts())
        .containsExactly(new Awaited(STUDIO, Optional.of(reading(STUDIO, 600, BEFORE))));
    assertThat(read.whole()).isNotDone();
  }

  @Test
  void besideAListThatFailedStandWhatWasReadBefore() {
    lastKnown.knows(STUDIO, 600, BEFORE);
    accounts.failingToList(Failure.of(Reason.UNREACHABLE));

    OverviewStatus now = overview().now().join();

    assertThat(now.listFailure()).contains(Failure.of(Reason.UNREACHABLE));
    assertThat(now.isAwaited()).isFalse();
    assertThat(now.accounts()).extracting(AccountStatus::email).containsExactly(STUDIO);
  }

  @Test
  void anOverviewOfNothingIsThereAtOnce() {
    OverviewStatus now = overview().now().join();

    assertThat(now).isEqualTo(new OverviewStatus(Optional.empty(), false, List.of()));
  }

  @Test
  void aDefectEndsBothAndLeavesNobodyWaiting() {
    CompletableFuture<AccountLookup> broken = accounts.answeringLater(STUDIO);
    Timely<AccountStatus> read = find();
    Timely<OverviewStatus> all = overview();

    broken.completeExceptionally(new IllegalStateException("a defect"));

    assertThat(read.now()).isCompletedExceptionally();
    assertThat(read.whole()).isCompletedExceptionally();
    assertThat(all.now()).isCompletedExceptionally();
    assertThatThrownBy(() -> find().now().join()).hasRootCauseMessage("a defect");
  }

  /** The ninth is asked for when one of the first eight has answered, on another thread. */
  @Test
  void aDefectOfALaterAccountLeavesNobodyWaitingEither() {
    List<CompletableFuture<AccountLookup>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(accounts.answeringLater(email("account" + i)));
    }
    accounts
        .answeringLater(email("ninth"))
        .completeExceptionally(new IllegalStateException("a defect"));
    Timely<OverviewStatus> all = overview();

    answers.get(0).complete(reading(email("account0"), 1, NOW));

    assertThat(all.whole()).isCompletedExceptionally();
  }

  @Test
  void oneWhoIsPatientWaitsForEveryAnswer() {
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    Timely<AccountStatus> read = TimelyReader.patient(accounts).find(STUDIO, Freshness.LIVE);

    assertThat(read.now()).isNotDone();
    answer.complete(reading(STUDIO, 560, NOW));
    assertThat(read.now()).isDone();
  }

  private Timely<AccountStatus> find() {
    return reader.find(STUDIO, Freshness.RECENT);
  }

  private Timely<OverviewStatus> overview() {
    return reader.overview(each -> true, Freshness.RECENT);
  }

  private static AccountLookup failed(AccountEmail account) {
    return new Failed(account, Failure.of(Reason.UPSTREAM_TROUBLE));
  }
}

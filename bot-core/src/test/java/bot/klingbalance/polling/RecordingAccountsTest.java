package bot.klingbalance.polling;

import static bot.klingbalance.account.Accounts.Freshness.LIVE;
import static bot.klingbalance.account.Accounts.Freshness.RECENT;
import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.failed;
import static bot.klingbalance.message.SampleAccounts.plan;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.AccountsOnBehalfContract;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.store.FakeThread;
import bot.klingbalance.testing.MovableClock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordingAccountsTest {
  private static final Balance BALANCE = balance(plan(560, 660, 9));

  private final FakeAccounts asked = new FakeAccounts();
  private final FakeHistory history = new FakeHistory();
  private final MovableClock clock = new MovableClock(NOW);
  private final FakeThread thread = new FakeThread(clock);
  private final RecordingAccounts accounts =
      new RecordingAccounts(asked, new ReadingRecorder(history, clock, thread));

  @Test
  void anAnswerThatIsAtHandIsThereAtOnceAndKeptLater() {
    asked.answering(answered("studio", BALANCE));

    CompletableFuture<AccountLookup> answer = accounts.find(email("studio"), LIVE);

    assertThat(answer).isCompletedWithValue(answered("studio", BALANCE));
    assertThat(asked.freshnessAskedFor()).containsExactly(LIVE);
    assertThat(history.of(email("studio"))).isEmpty();
    thread.pass(ReadingRecorder.GATHERING);
    assertThat(history.of(email("studio"))).containsExactly(new RecordedReading(NOW, BALANCE));
  }

  @Test
  void anAnswerForManyIsKeptOnceHoweverOftenItIsGiven() {
    CompletableFuture<AccountLookup> later = asked.answeringLater(email("studio"));
    CompletableFuture<AccountLookup> first = accounts.find(email("studio"), RECENT);
    CompletableFuture<AccountLookup> second = accounts.find(email("studio"), RECENT);
    assertThat(first).isNotDone();

    later.complete(answered("studio", BALANCE));
    assertThat(first).isCompletedWithValue(answered("studio", BALANCE));
    assertThat(second).isCompletedWithValue(answered("studio", BALANCE));
    assertThat(accounts.find(email("studio"), RECENT)).isDone();

    thread.pass(ReadingRecorder.GATHERING);
    assertThat(history.batches()).containsExactly(1);
  }

  @Test
  void theAnswerToSomebodyWhoHasGivenUpIsKept() {
    CompletableFuture<AccountLookup> later = asked.answeringLater(email("studio"));
    accounts.find(email("studio"), RECENT).cancel(false);

    later.complete(answered("studio", BALANCE));
    thread.pass(ReadingRecorder.GATHERING);

    assertThat(history.of(email("studio"))).hasSize(1);
  }

  @Test
  void whatCouldNotBeReadIsNotKept() {
    asked.answering(failed("studio", Reason.SIGN_IN_LOST));
    assertThat(accounts.find(email("studio"), LIVE).join())
        .isEqualTo(failed("studio", Reason.SIGN_IN_LOST));
    thread.pass(ReadingRecorder.GATHERING);
    assertThat(history.batches()).isEmpty();
  }

  @Test
  void anAnswerIsGivenAlsoWhileTheStoreIsAway() {
    history.goAway();
    asked.answering(answered("studio", BALANCE));
    assertThat(accounts.find(email("studio"), LIVE)).isDone();
    thread.pass(ReadingRecorder.GATHERING);

    history.comeBack();
    thread.pass(ReadingRecorder.PAUSE);
    assertThat(history.of(email("studio"))).hasSize(1);
  }

  @Test
  void whichAccountsThereAreIsPassedOn() {
    asked.answering(answered("studio", BALANCE));
    AccountListing listing = accounts.list(RECENT).join();
    assertThat(((AccountListing.Listed) listing).accounts()).hasSize(1);
  }

  @Nested
  class OnBehalfOfSomebody extends AccountsOnBehalfContract {
    @Override
    protected Accounts passingOn(Accounts others) {
      return new RecordingAccounts(others, new ReadingRecorder(history, clock, thread));
    }
  }
}

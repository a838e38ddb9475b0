package bot.klingbalance.check;

import static bot.klingbalance.account.Accounts.Freshness.LIVE;
import static bot.klingbalance.account.Accounts.Freshness.RECENT;
import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.failed;
import static bot.klingbalance.message.SampleAccounts.plan;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.AccountsOnBehalfContract;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.reading.FakeLastKnown;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SharedAccountsTest {
  private static final AccountEmail STUDIO = email("studio");
  private static final AccountLookup ANSWER = answered("studio", balance(plan(560, 660, 7)));

  private final FakeAccounts accounts = new FakeAccounts();
  private final MovableClock clock = new MovableClock(NOW);
  private final FakeLastKnown lastKnown = new FakeLastKnown();
  private final SharedAccounts shared = new SharedAccounts(accounts, lastKnown, clock);

  @Test
  void whatOneCheckWasAnsweredIsGoodForTheOthersOfTheNextMinutes() {
    accounts.answering(ANSWER);

    assertThat(find(RECENT)).isEqualTo(ANSWER);
    clock.move(Duration.ofMinutes(9));
    assertThat(find(RECENT)).isEqualTo(ANSWER);

    assertThat(accounts.asked()).containsExactly(STUDIO);
  }

  @Test
  void whatThePollReadSinceIsNewerThanWhatIsShared() {
    accounts.answering(ANSWER);
    find(RECENT);
    clock.move(Duration.ofMinutes(5));
    AccountLookup polled = FakeLastKnown.reading(STUDIO, 42, clock.instant());
    lastKnown.arrives(polled);

    assertThat(find(RECENT)).isEqualTo(polled);
    assertThat(accounts.asked()).containsExactly(STUDIO);
  }

  @Test
  void whatWasReadBeforeAFailureDoesNotHideIt() {
    lastKnown.arrives(FakeLastKnown.reading(STUDIO, 42, NOW.minusSeconds(60)));
    accounts.answering(failed("studio", Reason.SIGN_IN_LOST));
    find(RECENT);

    assertThat(find(RECENT)).isEqualTo(failed("studio", Reason.SIGN_IN_LOST));
  }

  @Test
  void itIsNotGoodForLonger() {
    accounts.answering(ANSWER);
    find(RECENT);
    clock.move(Duration.ofMinutes(10));

    find(RECENT);

    assertThat(accounts.asked()).containsExactly(STUDIO, STUDIO);
  }

  @Test
  void whoWantsALiveAnswerGetsOneAndSharesIt() {
    accounts.answering(ANSWER);
    find(RECENT);
    AccountLookup newer = answered("studio", balance(plan(1, 660, 7)));
    accounts.answering(newer);

    assertThat(find(LIVE)).isEqualTo(newer);
    assertThat(find(RECENT)).isEqualTo(newer);
    assertThat(accounts.asked()).containsExactly(STUDIO, STUDIO);
  }

  @Test
  void anAnswerThatIsStillUnderWayIsSharedWhenItCame() {
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    CompletableFuture<AccountLookup> first = shared.find(STUDIO, RECENT);
    assertThat(first).isNotDone();

    answer.complete(ANSWER);

    assertThat(first).isCompletedWithValue(ANSWER);
    assertThat(find(RECENT)).isEqualTo(ANSWER);
    assertThat(accounts.asked()).containsExactly(STUDIO);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {
        "ADDRESS_REFUSED",
        "NOT_CONFIGURED",
        "PAYMENT_REQUIRED",
        "OUT_OF_CREDITS",
        "SIGN_IN_LOST"
      })
  void whatIsWrongWithTheAccountIsSharedToo(Reason reason) {
    accounts.answering(failed("studio", reason));

    find(RECENT);
    find(RECENT);

    assertThat(accounts.asked()).containsExactly(STUDIO);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {
        "ADDRESS_REFUSED",
        "NOT_CONFIGURED",
        "PAYMENT_REQUIRED",
        "OUT_OF_CREDITS",
        "SIGN_IN_LOST"
      })
  void whatMayBeOverIsTriedAgainForTheNextChannel(Reason reason) {
    accounts.answering(failed("studio", reason));
    find(RECENT);
    accounts.answering(ANSWER);

    assertThat(find(RECENT)).isEqualTo(ANSWER);
  }

  @Test
  void allChannelsOfAMorningGoByOneList() {
    accounts.answering(ANSWER);
    AccountListing listing = list(RECENT);
    accounts.answering(answered("studio-b", balance(plan(560, 660, 7))));

    assertThat(list(RECENT)).isEqualTo(listing);
    assertThat(list(LIVE)).isNotEqualTo(listing);
    assertThat(list(RECENT)).isNotEqualTo(listing);
  }

  @Test
  void aListThatCouldNotBeReadIsAskedForAgain() {
    accounts.failingToList(Failure.of(Reason.UNREACHABLE));
    list(RECENT);
    Failure another = Failure.of(Reason.UPSTREAM_TROUBLE);
    accounts.failingToList(another);

    assertThat(list(RECENT)).isEqualTo(new AccountListing.Failed(another));
  }

  private AccountLookup find(Freshness freshness) {
    CompletableFuture<AccountLookup> answer = shared.find(STUDIO, freshness);
    assertThat(answer).isDone();
    return answer.join();
  }

  private AccountListing list(Freshness freshness) {
    return shared.list(freshness).join();
  }

  @Nested
  class OnBehalfOfSomebody extends AccountsOnBehalfContract {
    @Override
    protected Accounts passingOn(Accounts others) {
      return new SharedAccounts(others, lastKnown, clock);
    }
  }
}

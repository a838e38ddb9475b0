package bot.klingbalance.account.reading;

import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.failed;
import static bot.klingbalance.message.SampleAccounts.plan;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.ShownAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BalanceReaderTest {
  private static final ShownAccounts ALL = new ShownAccounts(List.of("*"));

  private final FakeAccounts accounts = new FakeAccounts();

  @Test
  void everyAccountIsReadAndKeepsItsPlace() {
    for (int i = 0; i < 100; i++) {
      accounts.answering(answered("account" + i, balance(plan(i, 660, 7))));
    }

    assertThat(read(ALL).join())
        .isEqualTo(
            new AccountsOverview.Accounts(
                IntStream.range(0, 100)
                    .mapToObj(i -> answered("account" + i, balance(plan(i, 660, 7))))
                    .toList(),
                NOW));
  }

  @Test
  void onlyAccountsThatMayBeShownAreAskedFor() {
    accounts.answering(answered("shown", balance(plan(1, 2, 3))));
    accounts.answering(answered("hidden", balance(plan(1, 2, 3))));

    read(new ShownAccounts(List.of("shown@*"))).join();

    assertThat(accounts.asked()).containsExactly(email("shown"));
  }

  @Test
  void oneAccountThatFailsHidesNoOther() {
    accounts.answering(failed("lost", Reason.SIGN_IN_LOST));
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));

    assertThat(lookups())
        .containsExactly(
            failed("lost", Reason.SIGN_IN_LOST), answered("studio", balance(plan(560, 660, 7))));
  }

  @Test
  void onlyAWindowOfAccountsIsAskedForAtATime() {
    List<CompletableFuture<AccountLookup>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(accounts.answeringLater(email("account" + i)));
    }

    CompletableFuture<AccountsOverview> overview = read(ALL);
    assertThat(accounts.asked()).hasSize(8);
    answers.get(3).complete(answered("account3", balance(plan(1, 2, 3))));
    assertThat(accounts.asked()).hasSize(9);
    assertThat(overview).isNotDone();
    for (int i = 0; i < 20; i++) {
      answers.get(i).complete(answered("account" + i, balance(plan(1, 2, 3))));
    }

    assertThat(overview).isDone();
  }

  @Test
  void aRefusedTokenIsNotTriedOnEveryAccount() {
    for (int i = 0; i < 20; i++) {
      accounts.answering(failed("account" + i, Reason.TOKEN_REFUSED));
    }

    assertThat(lookups())
        .hasSize(20)
        .allSatisfy(each -> assertThat(reason(each)).isEqualTo(Reason.TOKEN_REFUSED));
    assertThat(accounts.asked()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"OUT_OF_CREDITS", "PAYMENT_REQUIRED"})
  void whatMayBeOfOneAccountAloneIsTakenOverByNoOther(Reason reason) {
    accounts.answering(failed("account0", reason));
    for (int i = 1; i < 20; i++) {
      accounts.answering(answered("account" + i, balance(plan(i, 660, 7))));
    }

    assertThat(lookups())
        .startsWith(failed("account0", reason))
        .filteredOn(each -> each.left().isPresent())
        .hasSize(19);
  }

  @Test
  void afterEightTroublesInARowTheOthersAreNotTried() {
    for (int i = 0; i < 20; i++) {
      accounts.answering(failed("account" + i, Reason.UNREACHABLE));
    }

    assertThat(lookups()).hasSize(20);
    assertThat(accounts.asked()).hasSize(8);
  }

  @Test
  void aDefectEndsTheOverviewAndLeavesNobodyWaiting() {
    CompletableFuture<AccountLookup> broken = accounts.answeringLater(email("studio"));

    CompletableFuture<AccountsOverview> overview = read(ALL);
    broken.completeExceptionally(new IllegalStateException("a defect"));

    assertThat(overview).isCompletedExceptionally();
  }

  @Test
  void aListThatCannotBeReadIsTheAnswer() {
    Failure failure = Failure.of(Reason.UNREACHABLE);
    accounts.failingToList(failure);

    assertThat(read(ALL).join()).isEqualTo(new AccountsOverview.Unknown(failure));
  }

  private CompletableFuture<AccountsOverview> read(ShownAccounts shown) {
    return new BalanceReader(accounts, shown).read(Freshness.RECENT);
  }

  private List<AccountLookup> lookups() {
    return ((AccountsOverview.Accounts) read(ALL).join()).lookups();
  }

  private static Reason reason(AccountLookup lookup) {
    return ((AccountLookup.Failed) lookup).failure().reason();
  }
}

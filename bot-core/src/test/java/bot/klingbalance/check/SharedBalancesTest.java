package bot.klingbalance.check;

import static bot.klingbalance.account.Accounts.Freshness.LIVE;
import static bot.klingbalance.account.Accounts.Freshness.RECENT;
import static bot.klingbalance.check.SharedBalances.MANY;
import static bot.klingbalance.check.SharedBalances.SHARED_FOR;
import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.failed;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.testing.MovableClock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many accounts are put together once for channels that are checked one right after the other. */
class SharedBalancesTest {
  private static final List<AccountEmail> ALL =
      IntStream.range(0, MANY).mapToObj(i -> email("studio-%04d".formatted(i))).toList();

  private final FakeAccounts accounts = new FakeAccounts();
  private final MovableClock clock = new MovableClock(NOW);
  private final Set<AccountEmail> hidden = new HashSet<>();
  private final SharedBalances balances =
      new SharedBalances(accounts, each -> !hidden.contains(each), clock);

  @BeforeEach
  void everyAccountAnswers() {
    ALL.forEach(each -> accounts.with(each.value(), 560));
  }

  @Test
  void theSecondChannelGetsWhatTheFirstOneGot() {
    List<AccountLookup> first = read(ALL, RECENT);

    assertThat(read(List.copyOf(ALL), RECENT)).isSameAs(first).hasSize(MANY);
    assertThat(accounts.asked()).hasSize(MANY);
  }

  @Test
  void soonAfterwardsTheyAreReadAgain() {
    read(ALL, RECENT);
    clock.move(SHARED_FOR);

    read(ALL, RECENT);

    assertThat(accounts.asked()).hasSize(2 * MANY);
  }

  @Test
  void whoWantsLiveAnswersGetsThem() {
    read(ALL, RECENT);
    read(ALL, LIVE);

    assertThat(accounts.asked()).hasSize(2 * MANY);
  }

  @Test
  void whatMayNotBeShownAnyMoreIsNotShared() {
    read(ALL, RECENT);
    hidden.add(ALL.get(0));

    assertThat(read(ALL, RECENT))
        .hasSize(MANY - 1)
        .noneMatch(each -> hidden.contains(each.email()));
  }

  @Test
  void whatMayBeOverTheNextMomentIsNotShared() {
    accounts.answering(failed("studio-0007", Reason.UPSTREAM_TROUBLE));
    read(ALL, RECENT);
    read(ALL, RECENT);

    assertThat(accounts.asked()).hasSize(2 * MANY);
  }

  @Test
  void fewAreAskedForEachTime() {
    read(ALL.subList(1, MANY), RECENT);
    read(ALL.subList(1, MANY), RECENT);

    assertThat(accounts.asked()).hasSize(2 * (MANY - 1));
  }

  private List<AccountLookup> read(List<AccountEmail> emails, Freshness freshness) {
    return balances.readThese(emails, freshness).join();
  }
}

package bot.klingbalance.check;

import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.failed;
import static bot.klingbalance.message.SampleAccounts.plan;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.message.SampleAccounts;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The list of useapi.net is looked at before anybody is asked for. */
class WatchedAccountsReaderTest {
  private static final AccountEmail STUDIO = email("studio");
  private static final AccountEmail GONE = email("gone");
  private static final AccountLookup ANSWER = answered("studio", balance(plan(560, 660, 7)));

  private final FakeAccounts accounts = new FakeAccounts().answering(ANSWER);
  private final WatchedAccountsReader reader =
      new WatchedAccountsReader(
          accounts,
          account -> !account.equals(email("hidden")),
          RunwaySource.NONE,
          Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC));

  @Test
  void anAccountThatTheListDoesNotHaveIsNotConfiguredWithoutARequest() {
    assertThat(read(STUDIO, GONE)).containsExactly(failed("gone", Reason.NOT_CONFIGURED), ANSWER);
    assertThat(accounts.asked()).containsExactly(STUDIO);
  }

  @Test
  void oneThatIsBackOnTheListIsReadAgain() {
    read(GONE);
    AccountLookup back = answered("gone", balance(plan(42, 660, 7)));
    accounts.answering(back);

    assertThat(read(GONE)).containsExactly(back);
  }

  @Test
  void oneThatMayNotBeShownIsNotToldToBeMissing() {
    assertThat(read(STUDIO, email("hidden"))).containsExactly(ANSWER);
  }

  @Test
  void withoutAListEachIsAskedFor() {
    accounts.failingToList(Failure.of(Reason.UPSTREAM_TROUBLE));
    accounts.answering(failed("gone", Reason.NOT_CONFIGURED));

    assertThat(read(STUDIO, GONE)).containsExactly(failed("gone", Reason.NOT_CONFIGURED), ANSWER);
    assertThat(accounts.asked()).containsExactlyInAnyOrder(STUDIO, GONE);
  }

  private List<AccountLookup> read(AccountEmail... emails) {
    return reader.read(Set.of(emails), Optional.empty(), Freshness.LIVE).join().stream()
        .map(WatchedReading::lookup)
        .toList();
  }
}

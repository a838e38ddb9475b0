package bot.klingbalance.account;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Accounts.Freshness;
import org.junit.jupiter.api.Test;

class SeenAccountsTest {
  private static final AccountEmail STUDIO = new AccountEmail("studio-a@example.com");

  private final FakeAccounts accounts = new FakeAccounts();
  private final SeenAccounts seen = new SeenAccounts(accounts);

  @Test
  void masksAreMadeOnceUntilAnotherAccountIsSeen() {
    accounts.with("studio-a@example.com", 560);
    seen.list(Freshness.RECENT).join();
    AccountNames names = seen.masks();
    assertThat(names.of(STUDIO)).isEqualTo("st•••a@example.com");

    seen.list(Freshness.RECENT).join();
    seen.find(STUDIO, Freshness.RECENT).join();
    assertThat(seen.masks()).isSameAs(names);

    accounts.with("stella@example.com", 560);
    seen.list(Freshness.RECENT).join();
    assertThat(seen.masks().of(STUDIO)).isEqualTo("st•••-a@example.com");
  }
}

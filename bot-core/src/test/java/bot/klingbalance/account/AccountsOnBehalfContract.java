package bot.klingbalance.account;

import static bot.klingbalance.account.Accounts.Freshness.LIVE;
import static bot.klingbalance.account.Accounts.Freshness.RECENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What holds of every {@link Accounts} that asks others: it says on whose behalf. */
public abstract class AccountsOnBehalfContract {
  private static final Requester ANNA = new Requester("slack:U1");
  private static final Requester BEN = new Requester("slack:U2");
  private static final AccountEmail STUDIO = new AccountEmail("studio@example.com");

  private final FakeAccounts asked = new FakeAccounts().with("studio@example.com", 560);

  /** Accounts that ask {@code others}. */
  protected abstract Accounts passingOn(Accounts others);

  @Test
  protected void whoAsksIsPassedOn() {
    Accounts accounts = passingOn(asked);

    accounts.onBehalfOf(ANNA).find(STUDIO, LIVE).join();
    accounts.onBehalfOf(ANNA).onBehalfOf(BEN).list(LIVE).join();
    accounts.find(STUDIO, LIVE).join();

    assertThat(asked.requesters()).containsExactly(ANNA, BEN, Requester.BACKGROUND);
  }

  @Test
  protected void theAnswersAreTheSameForAll() {
    Accounts accounts = passingOn(asked);

    assertThat(accounts.onBehalfOf(ANNA).find(STUDIO, LIVE).join())
        .isEqualTo(accounts.find(STUDIO, RECENT).join());
    assertThat(accounts.onBehalfOf(ANNA).list(LIVE).join()).isEqualTo(accounts.list(RECENT).join());
  }
}

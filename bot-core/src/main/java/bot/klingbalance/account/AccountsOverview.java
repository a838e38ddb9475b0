package bot.klingbalance.account;

import java.time.Instant;
import java.util.List;

/** What came of asking for every account that may be shown. */
public sealed interface AccountsOverview {
  /**
   * The accounts, each found or not.
   *
   * @param asOf when the oldest of the answers arrived
   */
  record Accounts(List<AccountLookup> lookups, Instant asOf) implements AccountsOverview {
    public Accounts {
      lookups = List.copyOf(lookups);
    }
  }

  /** Which accounts there are could not be read. */
  record Unknown(Failure failure) implements AccountsOverview {}
}

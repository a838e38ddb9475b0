package bot.klingbalance.account;

import java.time.Instant;
import java.util.List;

/** What came of asking which accounts the token has. */
public sealed interface AccountListing {
  /**
   * The accounts, by address, without their balances.
   *
   * @param asOf when the answer arrived
   */
  record Listed(List<KlingAccount> accounts, Instant asOf) implements AccountListing {
    public Listed {
      accounts = List.copyOf(accounts);
    }
  }

  /** The list could not be read. */
  record Failed(Failure failure) implements AccountListing {}
}
